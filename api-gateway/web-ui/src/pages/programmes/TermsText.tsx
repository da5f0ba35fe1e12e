import { useState } from 'react';
import { useWords } from '../../i18n';
import { Later } from '../../ui/Later';

const terms = () => import('../../ui/Terms');

/** The terms, folded until somebody wants to read them. They come in the language of the programme: English. */
export function TermsText({ markdown }: { markdown: string }) {
  const { t } = useWords();
  const [opened, setOpened] = useState(false);
  return (
    <details className="terms" onToggle={(toggle) => toggle.currentTarget.open && setOpened(true)}>
      <summary>{t.programmes.readTerms}</summary>
      {opened && (
        <div className="terms-text" tabIndex={0} role="region" aria-label={t.programmes.terms} lang="en">
          <Later load={terms} give={{ markdown }} />
        </div>
      )}
    </details>
  );
}
