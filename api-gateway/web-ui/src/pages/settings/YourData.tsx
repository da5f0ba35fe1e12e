import { useWords } from '../../i18n';
import { DeleteAccount } from './DeleteAccount';

/** What is kept of the homeowner: to take along, and to have deleted. */
export function YourData() {
  const { t } = useWords();
  return (
    <section className="card stack">
      <h2>{t.deletion.yourData}</h2>
      <p className="hint">{t.deletion.downloadHelp}</p>
      <div className="actions">
        <a className="button secondary" href="/api/account/export" download="flipbridge-data.zip">
          {t.deletion.download}
        </a>
      </div>
      <DeleteAccount />
    </section>
  );
}
