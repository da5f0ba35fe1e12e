import { useQuery } from '@tanstack/react-query';
import { Badge } from '../../ui/Badge';
import { Loaded } from '../../ui/Loading';
import { healthQuery, healthWords, partsOf } from './health';

/** What the node that answers needs to be of use, part by part. */
export function HealthSection() {
  const query = useQuery(healthQuery);
  return (
    <section className="card stack" aria-labelledby="health">
      <div className="row">
        <h2 id="health">Health</h2>
        {query.data && (
          <Badge tone={healthWords(query.data.status).tone}>{healthWords(query.data.status).text}</Badge>
        )}
      </div>
      <Loaded query={query}>
        {(health) => (
          <ul className="health">
            {partsOf(health).map(({ name, status, details }) => (
              <li key={name}>
                <p className="with-icon">
                  <Badge tone={healthWords(status).tone}>{healthWords(status).text}</Badge>
                  <span>{name}</span>
                </p>
                {details.length > 0 && (
                  <p className="small">{details.map(([what, value]) => `${what}: ${value}`).join(' · ')}</p>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <p className="hint">Of the node that answers this page.</p>
    </section>
  );
}
