const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How far back the slider of a battery's time goes, and how far one press of an arrow key. */
export const SPANS = {
  hour: { label: '1 hour', length: HOUR, step: 10 * SECOND },
  day: { label: '1 day', length: DAY, step: MINUTE },
  week: { label: '1 week', length: 7 * DAY, step: 10 * MINUTE },
  all: { label: 'All its time', length: Infinity, step: HOUR },
} as const;

export type Span = keyof typeof SPANS;

export const SPAN_KEYS = Object.keys(SPANS) as Span[];

/** The shortest one that reaches back to a moment. */
export function spanFor(at: number, now: number): Span {
  return SPAN_KEYS.find((key) => now - at <= SPANS[key].length) ?? 'all';
}

export interface Stretch {
  from: number;
  to: number;
  step: number;
}

const LEAST_STEPS = 5;

/**
 * What a slider goes over: it ends now, and begins no earlier than the battery's first mention, before which there is
 * nothing to show. Its steps are smaller for a battery that is younger than some of the usual ones.
 */
export function stretchOf(span: Span, first: number, now: number): Stretch {
  const { length, step } = SPANS[span];
  const from = Math.min(Math.max(first, now - length), now - SECOND);
  return { from, to: now, step: Math.max(SECOND, Math.min(step, Math.floor((now - from) / LEAST_STEPS))) };
}

/** What a slider's place stands for; its last one is now, which is no moment. */
export function momentAt(value: number, { from, to, step }: Stretch): string | undefined {
  return value > to - step ? undefined : new Date(Math.max(value, from)).toISOString();
}
