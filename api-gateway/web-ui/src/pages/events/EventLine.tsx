import { Link } from '@tanstack/react-router';
import type { FlipEvent } from '../../api/contract';
import { useWords } from '../../i18n';
import type { Dictionary } from '../../i18n/en';
import { Badge, type Tone } from '../../ui/Badge';

/** An event as an entry of a list: when, what, and whether the battery takes part. */
export function EventLine({ siteId, event }: { siteId: string; event: FlipEvent }) {
  const { t, f } = useWords();
  return (
    <Link
      to="/home/$siteId/events/$eventId"
      params={{ siteId, eventId: event.eventId }}
      className="event-line"
    >
      <span className="event-when">{f.span(event.startsAt, event.endsAt)}</span>
      <span className="event-what">{whatOf(event, t)}</span>
      <EventBadge event={event} />
    </Link>
  );
}

export function EventBadge({ event }: { event: FlipEvent }) {
  const { t } = useWords();
  const { status, participating } = event;
  const over = status === 'COMPLETED';
  if (status === 'CANCELED') {
    return <Badge tone="calm">{t.events.canceled}</Badge>;
  }
  const tone: Tone = participating ? (over ? 'calm' : 'good') : 'warn';
  const taking = over ? t.events.took : t.events.taking;
  const sitting = over ? t.events.tookNot : t.events.notTaking;
  return <Badge tone={tone}>{participating ? taking : sitting}</Badge>;
}

/** What the battery does in the event itself, getting ready left aside. */
export function whatOf(event: FlipEvent, t: Dictionary): string {
  const main = event.schedule.find(({ preparatory }) => !preparatory) ?? event.schedule[0];
  return (main && t.events.what[main.mode]) ?? t.events.whatUnknown;
}

export function isOver({ status }: FlipEvent): boolean {
  return status === 'COMPLETED' || status === 'CANCELED';
}
