import type { QueryKey } from '@tanstack/react-query';

/** At most once in so many ms is anything loaded anew, however much happens. */
const BETWEEN_MS = 1_000;

/** A view may be this much behind the event that was heard of: what is loaded at once may still be the old. */
const BEHIND_MS = 2_000;

export interface Refresher {
  ask(keys: readonly QueryKey[]): void;
  stop(): void;
}

/** Gathers what is to be loaded anew: at once when there was rest before, else together with what else comes in. */
export function refresher(refresh: (key: QueryKey) => void): Refresher {
  const due = new Map<string, QueryKey>();
  const behind = new Map<string, QueryKey>();
  let last = Number.NEGATIVE_INFINITY;
  let next: ReturnType<typeof setTimeout> | undefined;
  let later: ReturnType<typeof setTimeout> | undefined;

  const run = () => {
    next = undefined;
    last = Date.now();
    const keys = [...due.values()];
    due.clear();
    keys.forEach(refresh);
  };
  const plan = (keys: readonly QueryKey[]) => {
    keys.forEach((key) => due.set(JSON.stringify(key), key));
    if (due.size > 0) {
      next ??= setTimeout(run, Math.max(0, last + BETWEEN_MS - Date.now()));
    }
  };
  return {
    ask(keys) {
      plan(keys);
      keys.forEach((key) => behind.set(JSON.stringify(key), key));
      clearTimeout(later);
      later = setTimeout(() => {
        plan([...behind.values()]);
        behind.clear();
      }, BEHIND_MS);
    },
    stop() {
      clearTimeout(next);
      clearTimeout(later);
    },
  };
}
