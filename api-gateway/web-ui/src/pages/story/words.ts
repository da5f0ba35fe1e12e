import type { StoryEntry } from '../../api/contract';
import type { Dictionary } from '../../i18n/en';
import { type Format, ended } from '../../i18n/format';

type Values = Record<string, unknown>;

/**
 * Puts an entry into words. Values may be missing, and kinds that these pages do not know may come: then it is said
 * more plainly, never wrongly.
 *
 * @param programmeName of an id, while the home still knows the programme
 */
export function storyText(
  entry: StoryEntry,
  t: Dictionary,
  f: Format,
  programmeName: (programId: string) => string | undefined,
): string {
  return ended(told(entry, t, f, programmeName));
}

function told(
  { kind, values }: StoryEntry,
  t: Dictionary,
  f: Format,
  programmeName: (programId: string) => string | undefined,
): string {
  const s = t.story;
  const programme = () => programmeName(text(values, 'programId')) ?? s.theProgramme;
  const percent = () => {
    const share = number(values, 'percentage');
    return share === undefined ? '' : f.percent(share);
  };
  switch (kind) {
    case 'COMMAND_RECEIVED':
      return s.received(asked(values, t, f), span(values, f));
    case 'COMMAND_CHANGED':
      return s.changed(asked(values, t, f), span(values, f));
    case 'COMMAND_CONFIRMED':
      return text(values, 'mode') ? s.confirmed(asked(values, t, f), span(values, f)) : s.confirmedPlain;
    case 'COMMAND_REJECTED':
      return s.rejected(text(values, 'reason'));
    case 'COMMAND_FAILED':
    case 'COMMAND_EXPIRED':
      return s.failed;
    case 'COMMAND_WITHDRAWN':
      return s.withdrawn[text(values, 'reason')] ?? s.withdrawnPlain;
    case 'WITHDRAWAL_CONFIRMED':
      return s.dropped;
    case 'BATTERY_OFFLINE':
      return s.offline;
    case 'BATTERY_BACK':
      return s.back;
    case 'BATTERY_STOPPED':
      return s.stopped;
    case 'BATTERY_RESUMED':
      return s.resumed;
    case 'HOME_OPENED':
      return s.opened;
    case 'REGISTERED':
      return s.registered;
    case 'COMMISSIONING_REQUESTED':
      return s.commissioningAsked;
    case 'COMMISSIONED':
      return s.commissioned;
    case 'COMMISSIONING_REFUSED':
      return s.commissioningRefused;
    case 'CONSENT_GIVEN':
      return s.consent(programme());
    case 'ENROLMENT_REQUESTED':
      return s.enrolmentRequested(programme());
    case 'ENROLMENT_CHANGED':
      return (s.enrolmentStatus[text(values, 'status')] ?? s.enrolmentChanged)(programme());
    case 'ENROLMENT_REFUSED':
      return s.enrolmentRefused(programme());
    case 'LEAVING_REQUESTED':
      return s.leaving(programme());
    case 'LEAVING_REFUSED':
      return s.leavingRefused(programme());
    case 'ENROLMENT_LEFT':
      return s.left(programme());
    case 'EVENT_ANNOUNCED':
      return s.eventAnnounced(span(values, f));
    case 'EVENT_CHANGED':
      return eventChange(values, t)(span(values, f));
    case 'OPTED_OUT':
      return s.optedOut;
    case 'OPTED_IN':
      return s.optedIn;
    case 'RESERVE_CHANGED':
      return text(values, 'eventId') ? s.eventReserve(percent()) : s.reserve(percent());
    case 'ADDRESS_CHANGED':
      return s.address;
    case 'RELEASE_REQUESTED':
      return s.releaseRequested;
    case 'BATTERY_REMOVED':
      return s.removed;
    case 'CLOSING_REQUESTED':
      return s.closing;
    case 'CONTACT_ERASED':
      return s.forgotten;
    default:
      kind satisfies never;
      return s.other;
  }
}

/** Flip's own word of an event comes after each step of it, and after the homeowner's own say in it as well. */
function eventChange(values: Values, t: Dictionary): (when: string) => string {
  const { eventNow, eventOut, eventChanged } = t.story;
  const status = text(values, 'status');
  const isOver = status === 'COMPLETED' || status === 'CANCELED';
  return !isOver && values['participating'] === false ? eventOut : (eventNow[status] ?? eventChanged);
}

function asked(values: Values, t: Dictionary, f: Format): string {
  const watts = number(values, 'setpointW');
  return t.story.asks[text(values, 'mode')]?.(watts === undefined ? '' : f.power(watts)) ?? t.story.asksUnknown;
}

function span(values: Values, f: Format): string {
  const from = text(values, 'startsAt');
  return from && f.spoken(from, text(values, 'endsAt') || null);
}

function text(values: Values, name: string): string {
  const value = values[name];
  return typeof value === 'string' ? value : '';
}

function number(values: Values, name: string): number | undefined {
  const value = values[name];
  return typeof value === 'number' ? value : undefined;
}

/** How an entry is marked in the list. */
export function storyTone(kind: StoryEntry['kind']): 'good' | 'warn' | 'calm' {
  if (/OFFLINE|REJECTED|FAILED|EXPIRED|REFUSED/.test(kind)) {
    return 'warn';
  }
  return /CONFIRMED|BACK|COMMISSIONED|ACTIVE/.test(kind) ? 'good' : 'calm';
}
