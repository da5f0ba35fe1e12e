import type { ReactNode } from 'react';
import { useWords } from '../../i18n';
import { BatteryIcon, LeafIcon, SunIcon } from '../../ui/icons';

const ICONS: readonly (() => ReactNode)[] = [SunIcon, LeafIcon, BatteryIcon];

/** What awaits those who sign in, in three lines. */
export function Welcome() {
  const { t } = useWords();
  return (
    <section className="welcome" aria-label={t.app.tagline}>
      <p className="welcome-title">{t.app.tagline}</p>
      <ul>
        {t.signIn.promises.map((promise, index) => {
          const Icon = ICONS[index] ?? SunIcon;
          return (
            <li key={promise}>
              <span className="welcome-icon">
                <Icon />
              </span>
              {promise}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
