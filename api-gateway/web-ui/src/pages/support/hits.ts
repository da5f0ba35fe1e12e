import type { SearchHit } from '../../api/contract';

/** Where an id leads: undefined when it is none, or a battery's own name, which the list of batteries finds. */
export function placeOf(hits: readonly SearchHit[]): SearchHit | undefined {
  return hits.find(({ kind }) => kind === 'COMMAND') ?? hits.find(({ kind }) => kind !== 'DEVICE');
}

/** Of the command that a webhook is about. */
export function commandOf({ kind, id, path }: SearchHit): string | undefined {
  if (kind === 'COMMAND') {
    return id;
  }
  const named = path?.match(/^\/api\/commands\/([^/]+)\//)?.[1];
  return named === undefined ? undefined : decodeURIComponent(named);
}

const KINDS: Record<SearchHit['kind'], string> = {
  DEVICE: 'Battery',
  COMMAND: 'Command',
  HOME: 'Home',
  WEBHOOK: 'Webhook of Flip’s',
  EVENT: 'Event',
};

export function kindWords(kind: SearchHit['kind']): string {
  return KINDS[kind] ?? kind;
}
