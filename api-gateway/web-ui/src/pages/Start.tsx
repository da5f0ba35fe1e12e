import { useQuery } from '@tanstack/react-query';
import { Link, Navigate } from '@tanstack/react-router';
import { accountQuery, homesQuery, sessionQuery } from '../api/queries';
import { isStaff } from '../api/session';
import { useWords } from '../i18n';
import { Loaded, Skeleton } from '../ui/Loading';
import { Page } from '../ui/Page';

/** Leads staff to their console and homeowners to the only home, lets them choose, or says how to get the first. */
export function Start() {
  const session = useQuery(sessionQuery).data;
  return isStaff(session) ? <Navigate to="/support" replace /> : <Homes />;
}

function Homes() {
  const { t } = useWords();
  const query = useQuery(homesQuery);
  const account = useQuery(accountQuery);
  const homes = query.data?.homes;
  const only = homes?.length === 1 ? homes[0] : undefined;
  if (account.data?.deletion) {
    return <Navigate to="/account/deletion" replace />;
  }
  if (account.isPending) {
    return (
      <Page title={t.homes.title}>
        <Skeleton />
      </Page>
    );
  }
  if (only) {
    return <Navigate to="/home/$siteId" params={{ siteId: only.siteId }} replace />;
  }
  if (homes?.length === 0) {
    return <FirstBattery />;
  }
  return (
    <Page title={t.homes.title}>
      <Loaded query={query}>
        {(data) => (
          <ul className="cards">
            {data.homes.map((home) => (
              <li key={home.siteId}>
                <Link className="card link-card" to="/home/$siteId" params={{ siteId: home.siteId }}>
                  <HomeName batteries={home.batteries} />
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Page>
  );
}

export function HomeName({ batteries }: { batteries: readonly string[] }) {
  const { t, f } = useWords();
  return <>{batteries.length === 0 ? t.homes.withoutBattery : t.homes.home(f.list(batteries))}</>;
}

function FirstBattery() {
  const { t } = useWords();
  return (
    <Page title={t.homes.emptyTitle} intro={t.homes.emptyText} narrow>
      <ol className="steps-list">
        {t.homes.emptySteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </Page>
  );
}
