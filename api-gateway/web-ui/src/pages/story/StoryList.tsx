import { useQuery } from '@tanstack/react-query';
import type { StoryEntry } from '../../api/contract';
import { programmesQuery } from '../../api/queries';
import { useWords } from '../../i18n';
import { storyText, storyTone } from './words';

/** What happened, in plain words, newest first, by days. */
export function StoryList({ siteId, entries, days = false }: { siteId: string; entries: readonly StoryEntry[]; days?: boolean }) {
  const { f } = useWords();
  if (!days) {
    return <Entries siteId={siteId} entries={entries} when={(at) => f.moment(at)} />;
  }
  const groups = new Map<string, StoryEntry[]>();
  for (const entry of entries) {
    const day = f.day(entry.at);
    groups.set(day, [...(groups.get(day) ?? []), entry]);
  }
  return [...groups].map(([day, some]) => (
    <section key={day} className="group">
      <h2 className="day">{day}</h2>
      <div className="card">
        <Entries siteId={siteId} entries={some} when={(at) => f.time(at)} />
      </div>
    </section>
  ));
}

function Entries({
  siteId,
  entries,
  when,
}: {
  siteId: string;
  entries: readonly StoryEntry[];
  when(at: string): string;
}) {
  const { t, f } = useWords();
  const named = entries.some(({ values }) => typeof values.programId === 'string');
  const programmes = useQuery({ ...programmesQuery(siteId), enabled: named }).data?.programmes;
  const name = (id: string) => programmes?.find(({ programId }) => programId === id)?.name;
  return (
    <ol className="story">
      {entries.map((entry, index) => (
        <li key={`${entry.at}${entry.kind}${index}`} className={storyTone(entry.kind)}>
          <p>{storyText(entry, t, f, name)}</p>
          <p className="small">
            <time dateTime={entry.at}>{when(entry.at)}</time>
            {entry.thing && ` · ${entry.thing}`}
          </p>
        </li>
      ))}
    </ol>
  );
}
