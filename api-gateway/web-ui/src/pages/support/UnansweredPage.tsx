import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { UnansweredCommand, UnansweredCommands } from '../../api/contract';
import { Badge } from '../../ui/Badge';
import { Loaded } from '../../ui/Loading';
import { Notice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { BANDS, CAUSES, type UnansweredSearch, unansweredSearch } from './addresses';
import { ColumnHelp, type Column, DataTable } from './DataTable';
import { Fresh } from './Fresh';
import { CommandLink, ThingLink } from './Links';
import { unansweredQuery } from './queries';
import { Segments } from './Segments';
import { clockWords, duration } from './times';
import { bandWords, causeWords, countOf } from './unanswered';

const INTRO =
  'Commands that Flip has no answer about yet. Flip counts a command as failed after 15 minutes; the bridge gives it up ' +
  'after 14, so that it can still say so.';

export function UnansweredPage() {
  const search = useSearch({ from: '/signed-in/support/unanswered' });
  const navigate = useNavigate({ from: '/support/unanswered' });
  const query = useQuery(unansweredQuery(search));
  const go = (wanted: Partial<Record<keyof UnansweredSearch, string>>) =>
    void navigate({ search: unansweredSearch(wanted) });
  return (
    <Page title="Unanswered" intro={INTRO}>
      <Fresh query={query} />
      <Loaded query={query} lines={8}>
        {(answer) => (
          <>
            <div className="row">
              <Segments
                label="Flip has waited"
                options={[
                  ['', `Any time ${countOf(answer, { cause: search.cause })}`],
                  ...BANDS.map(
                    (band) => [band, `${bandWords(answer, band)} ${countOf(answer, { ...search, band })}`] as const,
                  ),
                ]}
                value={search.band ?? ''}
                onValue={(band) => go({ ...search, band })}
              />
              <Segments
                label="Why"
                options={[
                  ['', `Any reason ${countOf(answer, { band: search.band })}`],
                  ...CAUSES.map(
                    (cause) => [cause, `${causeWords(cause).text} ${countOf(answer, { ...search, cause })}`] as const,
                  ),
                ]}
                value={search.cause ?? ''}
                onValue={(cause) => go({ ...search, cause })}
              />
            </div>
            <Found answer={answer} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Found({ answer: { at, outstanding, lookedAt, matching, items } }: { answer: UnansweredCommands }) {
  const columns = columnsAt(at);
  return (
    <>
      {lookedAt < outstanding && (
        <Notice kind="warn" title={`Only ${lookedAt} of ${outstanding} were looked at`}>
          <p>The counts are of these.</p>
        </Notice>
      )}
      {items.length === 0 ? (
        <p className="card hint">
          {outstanding === 0 ? 'Flip has an answer about every command.' : 'None is of this kind.'}
        </p>
      ) : (
        <div className="unanswered">
          <DataTable
            label="Commands without an answer"
            columns={columns}
            rows={items}
            keyOf={({ commandId }) => commandId}
          />
        </div>
      )}
      {matching > items.length && (
        <p className="hint">
          The {items.length} for which Flip has waited longest, of {matching}.
        </p>
      )}
      <ColumnHelp columns={columns} />
    </>
  );
}

const columnsAt = (at: string): readonly [Column<UnansweredCommand>, ...Column<UnansweredCommand>[]] => [
  {
    head: 'Command',
    means: 'Flip’s id. Its page tells it step by step.',
    cell: ({ commandId }) => <CommandLink commandId={commandId} />,
  },
  {
    head: 'Battery',
    means: 'With a warning when its clock is so wrong that it would run a schedule at the wrong time.',
    cell: ({ thing, clockWarning, clockOffsetMillis }) => (
      <>
        <ThingLink thing={thing} />
        {clockWarning && (
          <>
            {' '}
            <Badge tone="warn">Clock {clockWords(clockOffsetMillis)}</Badge>
          </>
        )}
      </>
    ),
  },
  {
    head: 'Flip waits',
    means: 'Since it ordered what waits now, and how long there is left.',
    cell: ({ ageMillis, turn }) => (
      <>
        {duration(ageMillis)}
        {turn.until && <span className="hint small">{leftWords(turn.until, at)}</span>}
      </>
    ),
  },
  {
    head: 'Why',
    means:
      'Battery silent: it was sent the command and is offline. Refused: the battery will not do it, and Flip is yet to be ' +
      'told. Ours: the bridge has to send it, or to tell Flip the outcome. Not confirmed: the battery is online and has ' +
      'not said that it has it.',
    cell: ({ cause, turn, reason }) => (
      <>
        <Badge tone={causeWords(cause).tone}>{causeWords(cause).text}</Badge>
        <span className="small">{turn.late ?? turn.what}</span>
        {reason && <span className="small">Reason: {reason}</span>}
      </>
    ),
  },
  {
    head: 'What to do',
    means: 'The next thing that helps.',
    cell: ({ next }) => next,
  },
];

function leftWords(until: string, at: string): string {
  const left = Date.parse(until) - Date.parse(at);
  return left > 0 ? `${duration(left)} left` : `over since ${duration(left)}`;
}
