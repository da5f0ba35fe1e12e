import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { sessionQuery } from '../../api/queries';
import { InEnglish, useWords } from '../../i18n';
import { CheckField } from '../../ui/Field';
import { BatteryIcon, ClockIcon, PulseIcon, TrayIcon } from '../../ui/icons';
import { SignOut } from '../settings/SignOut';
import { Search } from './Search';
import { isSlashOn, keepSlash } from './slash';

/** What the head of the pages has for staff: where to go, the search, and who is signed in. */
export function ConsoleHead() {
  const [slash, setSlash] = useState(isSlashOn);
  return (
    <InEnglish>
      <Menu />
      <Search slash={slash} />
      <Who
        slash={slash}
        onSlash={(on) => {
          keepSlash(on);
          setSlash(on);
        }}
      />
    </InEnglish>
  );
}

const PLACES = [
  { to: '/support', name: 'Batteries', Icon: BatteryIcon, exact: true },
  { to: '/support/unanswered', name: 'Unanswered', Icon: ClockIcon, exact: false },
  { to: '/support/parked', name: 'Parked', Icon: TrayIcon, exact: false },
  { to: '/support/processors', name: 'System', Icon: PulseIcon, exact: false },
] as const;

function Menu() {
  const { t } = useWords();
  return (
    <nav className="menu" aria-label={t.app.menu}>
      <ul>
        {PLACES.map(({ to, name, Icon, exact }) => (
          <li key={to}>
            <Link to={to} activeOptions={{ exact, includeSearch: false }}>
              <Icon />
              <span>{name}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Who({ slash, onSlash }: { slash: boolean; onSlash(on: boolean): void }) {
  const session = useQuery({ ...sessionQuery, enabled: false }).data;
  return (
    <details
      className="who"
      onKeyDown={(key) => {
        if (key.key === 'Escape') {
          key.currentTarget.open = false;
        }
      }}
    >
      <summary>{session?.accountId ?? 'Staff'}</summary>
      <div className="card stack">
        <p className="small">Signed in as {session?.email}</p>
        <CheckField toggle label="Press / to search" checked={slash} onChecked={onSlash} />
        <SignOut />
      </div>
    </details>
  );
}
