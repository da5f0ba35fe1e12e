import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Loaded } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { KINDS, type ParkedSearch, STATES } from './addresses';
import { Fresh } from './Fresh';
import { Pager } from './Pager';
import { ParkedItem } from './ParkedItem';
import { parkedQuery } from './queries';
import { Segments } from './Segments';
import { Told } from './Told';
import { KIND_WORDS, type Verdict, parkedWords } from './words';

const INTRO =
  'What could not be handled is set aside here, so that it stops nothing else. Retry it once its cause is gone, or ' +
  'discard it with a reason.';

export default function ParkedPage() {
  const search = useSearch({ from: '/signed-in/support/parked' });
  const navigate = useNavigate({ from: '/support/parked' });
  const [verdict, tell] = useState<Verdict>();
  const query = useQuery(parkedQuery(search));
  const { cursor, ...filter } = search;
  const go = (wanted: ParkedSearch) => void navigate({ search: wanted });
  return (
    <Page title="Parked" intro={INTRO}>
      <div className="row">
        <Segments
          label="State"
          options={STATES.map((state) => [state, parkedWords(state).text] as const)}
          value={filter.state ?? 'parked'}
          onValue={(state) => go({ ...filter, state })}
        />
        <Segments
          label="Kind"
          options={[['', 'All'], ...KINDS.map((kind) => [kind, KIND_WORDS[kind]] as const)]}
          value={filter.kind ?? ''}
          onValue={(kind) => {
            const { kind: _, ...others } = filter;
            go({ ...others, ...(kind && { kind }) });
          }}
        />
      </div>
      <Told verdict={verdict} />
      <Fresh query={query} />
      <Loaded query={query} lines={6}>
        {({ items, next }) => (
          <>
            {items.length === 0 ? (
              <p className="card hint">
                {filter.state && filter.state !== 'parked'
                  ? 'Nothing is here. What was decided about is erased after 90 days.'
                  : 'Nothing is parked. Everything that came in was handled.'}
              </p>
            ) : (
              <ul className="stack-wide parked">
                {items.map((item) => (
                  <ParkedItem key={item.id} item={item} onVerdict={tell} />
                ))}
              </ul>
            )}
            <Pager
              label="Pages of what is parked"
              places={[
                ['First page', cursor && null],
                ['Next page', next ?? undefined],
              ]}
              go={(wanted) => go({ ...filter, ...(wanted && { cursor: wanted }) })}
            />
          </>
        )}
      </Loaded>
    </Page>
  );
}
