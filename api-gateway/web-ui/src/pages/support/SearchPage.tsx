import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { SearchHit } from '../../api/contract';
import { Badge } from '../../ui/Badge';
import { Loaded } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { Causes } from './Causes';
import { commandOf, kindWords } from './hits';
import { CommandLink, ThingLink } from './Links';
import { searchQuery } from './queries';

/** What an id is of: of a battery, a command, a home, a webhook or an event. */
export default function SearchPage() {
  const { q = '' } = useSearch({ from: '/signed-in/support/search' });
  const query = useQuery({ ...searchQuery(q), enabled: q !== '' });
  return (
    <Page key={q} title="What an id is of" intro={q && <code>{q}</code>}>
      {q === '' ? (
        <p className="card hint">The search above takes the id.</p>
      ) : (
        <Loaded query={query}>
          {({ items }) =>
            items.length === 0 ? (
              <Nothing q={q} />
            ) : (
              <ul className="stack-wide hits">
                {items.map((hit) => (
                  <Hit key={hit.kind + hit.id} hit={hit} />
                ))}
              </ul>
            )
          }
        </Loaded>
      )}
    </Page>
  );
}

function Nothing({ q }: { q: string }) {
  return (
    <div className="card stack">
      <p>Nothing is known under this id. Ids of queue messages and of requests to the API are not kept for looking up.</p>
      <p>
        <Link to="/support" search={{ q }}>
          Look for it among the names of batteries
        </Link>
      </p>
    </div>
  );
}

function Hit({ hit }: { hit: SearchHit }) {
  const { kind, id, thing, summary } = hit;
  const commandId = commandOf(hit);
  return (
    <li className="card stack">
      <div className="card-head">
        <h2>{summary}</h2>
        <Badge tone="calm">{kindWords(kind)}</Badge>
      </div>
      {commandId && (
        <p>
          Command <CommandLink commandId={commandId} />
        </p>
      )}
      {thing && (
        <p>
          Battery <ThingLink thing={thing} />
        </p>
      )}
      {kind === 'EVENT' && thing && <Causes thing={thing} eventId={id} />}
    </li>
  );
}
