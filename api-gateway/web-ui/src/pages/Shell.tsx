import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useParams } from '@tanstack/react-router';
import { Suspense, lazy, useEffect, useSyncExternalStore } from 'react';
import { homesQuery, sessionQuery } from '../api/queries';
import { isStaff } from '../api/session';
import { useWords } from '../i18n';
import { CalendarIcon, GearIcon, HomeIcon, LeafIcon, ListIcon, Logo, OffIcon } from '../ui/icons';
import { consolePages } from './StaffOnly';

const ConsoleHead = lazy(() => consolePages().then((pages) => ({ default: pages.ConsoleHead })));

/** Around every page: the skip link, the head with the language, the menu, and whether we are offline. */
export function Shell() {
  const { t } = useWords();
  return (
    <div className="shell">
      <a className="skip" href="#content" onClick={toContent}>
        {t.app.skip}
      </a>
      <Head />
      <Offline />
      <Outlet />
    </div>
  );
}

function toContent(click: { preventDefault(): void }) {
  click.preventDefault();
  document.querySelector<HTMLElement>('main h1')?.focus();
}

function Head() {
  const { t, language, setLanguage } = useWords();
  const session = useQuery({ ...sessionQuery, enabled: false }).data;
  const accountLanguage = session?.signedIn ? session.language : undefined;
  useEffect(() => {
    if (accountLanguage) {
      setLanguage(accountLanguage);
    }
  }, [accountLanguage, setLanguage]);
  const other = language === 'en' ? 'es' : 'en';
  return (
    <header className="head">
      <Link to="/" className="brand">
        <Logo />
        <span>{t.app.name}</span>
      </Link>
      {isStaff(session) ? (
        <Suspense fallback={null}>
          <ConsoleHead />
        </Suspense>
      ) : session?.signedIn ? (
        <Menu />
      ) : (
        <button type="button" className="language" lang={other} onClick={() => setLanguage(other)}>
          {t.app.languages[other]}
        </button>
      )}
    </header>
  );
}

function Menu() {
  const { t } = useWords();
  const { siteId: inAddress } = useParams({ strict: false });
  const homes = useQuery(homesQuery).data?.homes;
  const siteId = inAddress ?? homes?.[0]?.siteId;
  const params = { siteId: siteId ?? '' };
  return (
    <nav className="menu" aria-label={t.app.menu}>
      <ul>
        {siteId === undefined ? (
          <li>
            <Link to="/" activeOptions={{ exact: true }}>
              <HomeIcon />
              <span>{t.nav.home}</span>
            </Link>
          </li>
        ) : (
          <>
            <li>
              <Link to="/home/$siteId" params={params} activeOptions={{ exact: true }}>
                <HomeIcon />
                <span>{t.nav.home}</span>
              </Link>
            </li>
            <li>
              <Link to="/home/$siteId/programmes" params={params}>
                <LeafIcon />
                <span>{t.nav.programmes}</span>
              </Link>
            </li>
            <li>
              <Link to="/home/$siteId/events" params={params}>
                <CalendarIcon />
                <span>{t.nav.events}</span>
              </Link>
            </li>
            <li>
              <Link to="/home/$siteId/story" params={params}>
                <ListIcon />
                <span>{t.nav.story}</span>
              </Link>
            </li>
          </>
        )}
        <li>
          <Link to="/settings">
            <GearIcon />
            <span>{t.nav.settings}</span>
          </Link>
        </li>
      </ul>
    </nav>
  );
}

function Offline() {
  const { t } = useWords();
  const online = useSyncExternalStore(followConnection, () => navigator.onLine);
  return (
    <div role="status" className="offline-place">
      {!online && (
        <p className="offline">
          <OffIcon />
          {t.app.offline}
        </p>
      )}
    </div>
  );
}

function followConnection(changed: () => void): () => void {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}
