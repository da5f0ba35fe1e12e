import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { accountQuery, homesQuery } from '../../api/queries';
import { useWords } from '../../i18n';
import { Loaded } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { AccountSettings } from './AccountSettings';
import { AddressSettings } from './AddressSettings';
import { BatterySettings } from './BatterySettings';
import { SignOut } from './SignOut';
import { YourData } from './YourData';

export default function SettingsPage() {
  const { t } = useWords();
  const account = useQuery(accountQuery);
  const homes = useQuery(homesQuery);
  if (account.data?.deletion) {
    return <Navigate to="/account/deletion" replace />;
  }
  return (
    <Page title={t.settings.title} narrow>
      <Loaded query={homes} lines={5}>
        {({ homes: all }) =>
          all.length === 0 ? (
            <p className="card hint">{t.settings.noHome}</p>
          ) : (
            all.map((home) => (
              <div key={home.siteId} className="stack-wide">
                <AddressSettings siteId={home.siteId} {...(all.length > 1 && { batteries: home.batteries })} />
                <BatterySettings siteId={home.siteId} />
              </div>
            ))
          )
        }
      </Loaded>
      <Loaded query={account} lines={4}>
        {(known) => (
          <>
            <AccountSettings account={known} />
            <section className="card stack">
              <h2>{t.settings.account}</h2>
              <p>{t.settings.signedInAs(known.email)}</p>
              <SignOut />
            </section>
            <YourData />
          </>
        )}
      </Loaded>
    </Page>
  );
}
