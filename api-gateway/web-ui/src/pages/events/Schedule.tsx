import type { FlipEvent, ScheduleItem } from '../../api/contract';
import { useWords } from '../../i18n';

export function Schedule({ event }: { event: FlipEvent }) {
  const { t } = useWords();
  return (
    <section className="card stack">
      <h2>{t.events.schedule}</h2>
      {event.schedule.length === 0 ? (
        <p className="hint">{t.events.scheduleEmpty}</p>
      ) : (
        <ol className="timeline">
          {event.schedule.map((item) => (
            <Item key={item.startsAt + item.mode} item={item} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Item({ item }: { item: ScheduleItem }) {
  const { t, f } = useWords();
  return (
    <li>
      <p className="small">{item.preparatory ? t.events.preparatory : t.events.main}</p>
      <p className="strong">{t.events.what[item.mode] ?? t.events.whatUnknown}</p>
      <p>{f.span(item.startsAt, item.endsAt)}</p>
    </li>
  );
}
