import type { Command } from '../../api/contract';
import type { Tone } from '../../ui/Badge';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const UNITS = [
  [DAY, 'd'],
  [HOUR, 'h'],
  [MINUTE, 'min'],
  [SECOND, 's'],
] as const;

/** In which, in ms, a deadline is near. */
const SOON = 5 * MINUTE;

/** The two greatest units of it: "4 min 12 s". */
export function duration(milliseconds: number): string {
  let left = Math.floor(Math.abs(milliseconds) / SECOND) * SECOND;
  const first = UNITS.findIndex(([size]) => left >= size);
  if (first === -1) {
    return '0 s';
  }
  return UNITS.slice(first, first + 2)
    .map(([size, name]) => {
      const count = Math.floor(left / size);
      left %= size;
      return count > 0 ? `${count} ${name}` : '';
    })
    .filter(Boolean)
    .join(' ');
}

/** How long ago; our clock may be behind the gateway's. */
export function ago(at: string, now: Date): string {
  const passed = now.getTime() - Date.parse(at);
  return passed < 2 * SECOND ? 'just now' : `${duration(passed)} ago`;
}

/** "4:02:07 PM", with the date when it is not today's. */
export function exactTime(at: string, now: Date, locale: string, timeZone?: string): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  const date = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', day: 'numeric', ...zone });
  const time = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', second: '2-digit', ...zone });
  const when = new Date(at);
  return date.format(when) === date.format(now) ? time.format(when) : `${date.format(when)}, ${time.format(when)}`;
}

/** @param offset the battery's clock minus ours, ms */
export function clockWords(offset: number | null | undefined): string {
  if (typeof offset !== 'number') {
    return 'Not known';
  }
  if (Math.abs(offset) < SECOND) {
    return 'In step';
  }
  return `${duration(offset)} ${offset < 0 ? 'behind' : 'ahead'}`;
}

/** In which, in ms, the end of a certificate is near. */
const RENEWAL = 30 * DAY;

/** A certificate that expires soon, or has; undefined while there is time. */
export function expiryWords(expiresAt: string, now: Date): { tone: Tone; text: string } | undefined {
  const left = Date.parse(expiresAt) - now.getTime();
  const inDays = Math.abs(left) < DAY ? duration(left) : `${Math.floor(Math.abs(left) / DAY)} d`;
  if (left <= 0) {
    return { tone: 'bad', text: `Expired ${inDays} ago` };
  }
  return left <= RENEWAL ? { tone: 'warn', text: `${inDays} left` } : undefined;
}

/** Whether Flip is told in time, or how long there is for it; undefined where nobody set a deadline. */
export function deadlineWords(
  { deadline, outcome }: Pick<Command, 'deadline' | 'outcome'>,
  now: Date,
): { tone: Tone; text: string } | undefined {
  if (!deadline) {
    return undefined;
  }
  const end = Date.parse(deadline);
  if (outcome?.reportedAt) {
    const spare = end - Date.parse(outcome.reportedAt);
    return spare >= 0
      ? { tone: 'good', text: `Met, with ${duration(spare)} to spare` }
      : { tone: 'bad', text: `Missed by ${duration(spare)}` };
  }
  const left = end - now.getTime();
  if (left <= 0) {
    return { tone: 'bad', text: `Passed ${duration(left)} ago` };
  }
  return { tone: left < SOON ? 'warn' : 'calm', text: `${duration(left)} left` };
}

/** "before", "under way" or "over", with how long. */
export function windowWords({ startsAt, endsAt }: Pick<Command, 'startsAt' | 'endsAt'>, now: Date): string {
  const at = now.getTime();
  if (startsAt && Date.parse(startsAt) > at) {
    return `Begins in ${duration(Date.parse(startsAt) - at)}`;
  }
  if (!endsAt) {
    return startsAt ? 'Under way, until it is replaced' : '';
  }
  const left = Date.parse(endsAt) - at;
  return left > 0 ? `Under way, ${duration(left)} left` : `Over since ${duration(left)}`;
}

/** For a field of a form, in the reader's own time. */
export function toLocalInput(iso: string | undefined, seconds = false): string {
  if (!iso || Number.isNaN(Date.parse(iso))) {
    return '';
  }
  const at = new Date(iso);
  return new Date(at.getTime() - at.getTimezoneOffset() * MINUTE).toISOString().slice(0, seconds ? 19 : 16);
}

export function fromLocalInput(value: string): string | undefined {
  const at = new Date(value);
  return value === '' || Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
