import type { Replay } from '../../api/contract';
import { answer, client } from '../../api/client';
import { useAction } from '../../api/useAction';
import { useWords } from '../../i18n';
import { Badge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { Notice, ProblemNotice } from '../../ui/Notice';
import { Facts } from './Facts';
import { Moment } from './Moment';
import { isGoingOn, replayWords, shareDone } from './replays';
import { duration } from './times';
import { type Verdict, actorWords } from './words';

interface ItemProps {
  replay: Replay;
  onVerdict(verdict: Verdict): Promise<void>;
}

/** How far a replay is, and what came of it. */
export function ReplayItem({ replay, onVerdict }: ItemProps) {
  const { view, state, by, reason, requestedAt, fromPosition, endedAt, canceledBy, failure } = replay;
  const { tone, text } = replayWords(state);
  return (
    <li className="card stack">
      <div className="card-head">
        <h3>{view}</h3>
        <span role="status">
          <Badge tone={tone}>{text}</Badge>
        </span>
      </div>
      {isGoingOn(replay) && <Progress replay={replay} onVerdict={onVerdict} />}
      {state === 'done' && <Compared replay={replay} />}
      {failure && <Notice kind={state === 'failed' ? 'bad' : 'warn'}>{failure}</Notice>}
      <Facts
        rows={[
          ['Asked for by', actorWords(by)],
          ['Reason', reason],
          ['From', typeof fromPosition === 'number' ? `After position ${fromPosition}` : 'The beginning'],
          ['Asked for', <Moment at={requestedAt} />],
          ['Ended', endedAt && <Moment at={endedAt} />],
          ['Canceled by', canceledBy && actorWords(canceledBy)],
        ]}
      />
      <Unfoldable replay={replay} />
    </li>
  );
}

function Progress({ replay, onVerdict }: ItemProps) {
  const { f } = useWords();
  const number = new Intl.NumberFormat(f.locale, { maximumFractionDigits: 0 });
  const { view, position, target, eventsPerSecond, secondsLeft, canceledBy } = replay;
  const cancel = useAction(async () => {
    await answer(client.DELETE('/api/replays/{view}', { params: { path: { view } } }));
    await onVerdict({ kind: 'info', text: `The replay of ${view} is being ended; the view stays as it is.` });
  });
  return (
    <>
      <progress aria-label={`Replay of ${view}`} max={1} value={shareDone(replay)} />
      <div className="row">
        <p className="small">
          {number.format(Math.max(0, position))} of {number.format(Math.max(0, target))}
          {eventsPerSecond > 0 && ` · ${number.format(eventsPerSecond)} events a second`}
          {typeof secondsLeft === 'number' && ` · about ${duration(secondsLeft * 1_000)} left`}
        </p>
        <Button kind="secondary" busy={cancel.busy} off={!!canceledBy} onClick={cancel.start}>
          Cancel
          <span className="hidden"> the replay of {view}</span>
        </Button>
      </div>
      {cancel.problem && <ProblemNotice error={cancel.problem} />}
    </>
  );
}

/** Whether the new view holds what the old one held. */
function Compared({ replay: { equal, before, after } }: { replay: Replay }) {
  return (
    <Notice
      kind={equal ? 'good' : 'warn'}
      title={equal ? 'Both views hold the same' : 'The new view differs from the old one, and has taken its place'}
    >
      {before && after && (
        <Facts
          rows={[
            ['Before', <Hash contents={before} />],
            ['After', <Hash contents={after} />],
          ]}
        />
      )}
    </Notice>
  );
}

function Hash({ contents: { documents, hash } }: { contents: NonNullable<Replay['before']> }) {
  return (
    <>
      {documents === 1 ? '1 document' : `${documents} documents`}, <code>{hash}</code>
    </>
  );
}

function Unfoldable({ replay: { unfoldable, unfoldableExamples } }: { replay: Replay }) {
  return (
    unfoldable > 0 && (
      <details className="help">
        <summary>{unfoldable === 1 ? '1 event' : `${unfoldable} events`} could not be folded</summary>
        <ul>
          {unfoldableExamples.map((example) => (
            <li key={example}>{example}</li>
          ))}
        </ul>
      </details>
    )
  );
}
