import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../ui/Button';
import { Loaded } from '../../ui/Loading';
import { ProblemNotice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { Fresh } from './Fresh';
import { HealthSection } from './HealthSection';
import { ProcessorTable } from './ProcessorTable';
import { keys, processorsQuery, replaysQuery } from './queries';
import { ReplayDialog } from './ReplayDialog';
import { ReplayItem } from './ReplayItem';
import { isGoingOn } from './replays';
import { Told } from './Told';
import { useReplay } from './useReplay';
import type { Verdict } from './words';

const INTRO =
  'What carries the events to the views that people read, and to the policies. A view can be folded anew beside itself: ' +
  'people go on reading the old one until both are compared and the new one takes its place.';

export default function ProcessorsPage() {
  const query = useQuery(processorsQuery);
  const [verdict, tell] = useState<Verdict>();
  const queries = useQueryClient();
  const changed = async (now: Verdict) => {
    await Promise.all(
      [keys.processors, keys.replays].map((queryKey) => queries.invalidateQueries({ queryKey })),
    );
    tell(now);
  };
  return (
    <Page title="System" intro={INTRO}>
      <Told verdict={verdict} />
      <HealthSection />
      <Replays onVerdict={changed} />
      <section className="group" aria-labelledby="processors">
        <div className="row">
          <h2 id="processors">Processors</h2>
          <Fresh query={query} />
        </div>
        <Loaded query={query} lines={6}>
          {({ items }) => <ProcessorTable processors={items} onVerdict={changed} />}
        </Loaded>
      </section>
    </Page>
  );
}

/** The newest replay of each view; those that go on first. */
function Replays({ onVerdict }: { onVerdict(verdict: Verdict): Promise<void> }) {
  const query = useQuery(replaysQuery);
  const [asking, ask] = useState(false);
  const replay = useReplay('all', onVerdict);
  return (
    <section className="group" aria-labelledby="replays">
      <div className="row">
        <h2 id="replays">Replays</h2>
        <Button kind="secondary" busy={replay.busy} onClick={() => ask(true)}>
          Replay all views …
        </Button>
      </div>
      {replay.problem && <ProblemNotice error={replay.problem} />}
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="card hint">No view has been replayed yet.</p>
          ) : (
            <ul className="stack-wide replays">
              {[...items]
                .sort((one, other) => Number(isGoingOn(other)) - Number(isGoingOn(one)))
                .map((one) => (
                  <ReplayItem key={one.view} replay={one} onVerdict={onVerdict} />
                ))}
            </ul>
          )
        }
      </Loaded>
      {asking && (
        <ReplayDialog
          what="all views"
          onYes={(wanted) => {
            ask(false);
            replay.start(wanted);
          }}
          onNo={() => ask(false)}
        />
      )}
    </section>
  );
}
