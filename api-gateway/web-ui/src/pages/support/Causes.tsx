import { useQuery } from '@tanstack/react-query';
import type { Cause } from '../../api/contract';
import { Loaded } from '../../ui/Loading';
import { Moment } from './Moment';
import { causesQuery } from './queries';

const LINKS: Record<Cause['link'], string> = {
  ASKED: 'This entry',
  CAUSED: 'was led to by',
  PRECEDED: 'came after',
  CAME_IN: 'came in with',
};

const KINDS: Record<Cause['kind'], string> = {
  EVENT: 'Event',
  WEBHOOK: 'Webhook of Flip’s',
  MESSAGE: 'Message from AWS IoT',
  REQUEST: 'Request to the API',
  UNKNOWN: 'Something from outside',
};

/** Why it happened: from the entry back to the webhook, message or request that began it all. */
export function Causes({ thing, eventId }: { thing: string; eventId: string }) {
  const query = useQuery(causesQuery(thing, eventId));
  return (
    <section>
      <h3>Why it happened</h3>
      <Loaded query={query}>
        {(chain) => (
          <ol className="causes">
            {chain.map((cause) => (
              <li key={cause.link + cause.id}>
                <span className="small">{LINKS[cause.link] ?? cause.link}</span>
                <span>{cause.entry?.summary ?? cause.event ?? KINDS[cause.kind] ?? cause.kind}</span>
                <span className="small">
                  {cause.storedAt && <Moment at={cause.storedAt} />} <code>{cause.id}</code>
                </span>
              </li>
            ))}
          </ol>
        )}
      </Loaded>
    </section>
  );
}
