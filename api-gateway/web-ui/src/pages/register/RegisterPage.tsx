import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { answer, client } from '../../api/client';
import type { RegistrationCheck } from '../../api/contract';
import { asProblem } from '../../api/problem';
import { homeQuery } from '../../api/queries';
import { useWords } from '../../i18n';
import { Loaded, Skeleton } from '../../ui/Loading';
import { Notice, problemText } from '../../ui/Notice';
import { Button } from '../../ui/Button';
import { Page } from '../../ui/Page';
import { RegisterForm } from './RegisterForm';
import type { BatteryLink } from './draft';

export default function RegisterPage() {
  const { t } = useWords();
  const { payload, signature, token } = useSearch({ from: '/signed-in/devices/register' });
  // The prototype's own script ends the address in a blank.
  const link = token
    ? { token: token.trim() }
    : payload && signature
      ? { payload, signature: signature.trim() }
      : undefined;
  return link ? (
    <CheckedLink link={link} />
  ) : (
    <Page title={t.register.noLinkTitle} intro={t.register.noLinkText} narrow>
      <Link to="/" className="button secondary">
        {t.app.toStart}
      </Link>
    </Page>
  );
}

function CheckedLink({ link }: { link: BatteryLink }) {
  const { t, language } = useWords();
  const query = useQuery({
    queryKey: ['registration', link],
    queryFn: () => answer(client.POST('/api/registrations/check', { body: link })),
    // Asked anew whenever somebody comes here, and not while a form is open.
    gcTime: 0,
    staleTime: Infinity,
  });
  const problem = query.error && asProblem(query.error);
  return (
    <Page title={problem && !problem.passes ? t.register.refusedTitle : t.register.title} narrow>
      {problem && !problem.passes ? (
        <>
          <Notice kind="warn" live>
            <p>{problemText(problem, t, language)}</p>
          </Notice>
          <div className="actions">
            <Button kind="secondary" busy={query.isFetching} onClick={() => void query.refetch()}>
              {t.app.retry}
            </Button>
            <Link to="/" className="button quiet">
              {t.app.toStart}
            </Link>
          </div>
        </>
      ) : query.isPending && query.fetchStatus === 'fetching' ? (
        <>
          <p className="hint">{t.register.checking}</p>
          <Skeleton lines={5} />
        </>
      ) : (
        <Loaded query={query}>
          {(checked) =>
            checked.siteId ? (
              <InAHome link={link} checked={checked} siteId={checked.siteId} />
            ) : (
              <RegisterForm link={link} checked={checked} refused={[]} />
            )
          }
        </Loaded>
      )}
    </Page>
  );
}

interface InAHomeProps {
  link: BatteryLink;
  checked: RegistrationCheck;
  siteId: string;
}

/** A battery that was sent to Flip before: for it to be corrected, or with nothing left to do. */
function InAHome({ link, checked, siteId }: InAHomeProps) {
  const query = useQuery({ ...homeQuery(siteId), staleTime: 0 });
  return (
    <Loaded query={query}>
      {({ batteries }) => {
        const battery = batteries.find(({ thing }) => thing === checked.thing);
        return battery?.state === 'REFUSED' ? (
          <RegisterForm link={link} checked={checked} refused={battery.refusal?.errors ?? []} />
        ) : (
          <AlreadyYours siteId={siteId} />
        );
      }}
    </Loaded>
  );
}

function AlreadyYours({ siteId }: { siteId: string }) {
  const { t } = useWords();
  return (
    <>
      <Notice kind="good" title={t.register.alreadyTitle}>
        <p>{t.register.alreadyText}</p>
      </Notice>
      <Link to="/home/$siteId" params={{ siteId }} className="button primary">
        {t.app.toStart}
      </Link>
    </>
  );
}
