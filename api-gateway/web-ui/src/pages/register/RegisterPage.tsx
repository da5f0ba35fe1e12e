import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { answer, client } from '../../api/client';
import type { RegistrationLink } from '../../api/contract';
import { asProblem } from '../../api/problem';
import { useWords } from '../../i18n';
import { Loaded, Skeleton } from '../../ui/Loading';
import { Notice, problemText } from '../../ui/Notice';
import { Button } from '../../ui/Button';
import { Page } from '../../ui/Page';
import { RegisterForm } from './RegisterForm';

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

function CheckedLink({ link }: { link: RegistrationLink }) {
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
            checked.state === 'IN_USE_BY_YOU' ? (
              <AlreadyYours siteId={checked.siteId} />
            ) : (
              <RegisterForm link={link} checked={checked} />
            )
          }
        </Loaded>
      )}
    </Page>
  );
}

function AlreadyYours({ siteId }: { siteId: string | null | undefined }) {
  const { t } = useWords();
  return (
    <>
      <Notice kind="good" title={t.register.alreadyTitle}>
        <p>{t.register.alreadyText}</p>
      </Notice>
      {siteId ? (
        <Link to="/home/$siteId" params={{ siteId }} className="button primary">
          {t.app.toStart}
        </Link>
      ) : (
        <Link to="/" className="button primary">
          {t.app.toStart}
        </Link>
      )}
    </>
  );
}
