import { Link } from '@tanstack/react-router';
import type { HomeBattery } from '../../api/contract';
import { sentence } from '../../forms/useErrorText';
import { useWords } from '../../i18n';
import { CheckIcon } from '../../ui/icons';
import { Notice, foreign } from '../../ui/Notice';
import { readDraft } from '../register/draft';

/** What stands between a battery and its first day at work, live. */
export function Commissioning({ battery }: { battery: HomeBattery }) {
  const { t } = useWords();
  if (battery.state === 'RELEASING') {
    return (
      <Notice kind="info" title={battery.thing}>
        <p>{t.commissioning.releasing}</p>
      </Notice>
    );
  }
  return battery.state === 'REFUSED' ? <Refused battery={battery} /> : <Waiting thing={battery.thing} />;
}

function Waiting({ thing }: { thing: string }) {
  const { t } = useWords();
  const { confirmed, registering, ready } = t.commissioning.steps;
  return (
    <section className="card stack" role="status">
      <h2>{t.commissioning.title}</h2>
      <p>{t.commissioning.waiting}</p>
      <ol className="progress">
        <li className="done">
          <CheckIcon />
          <span>
            {confirmed}: {thing}
          </span>
        </li>
        <li className="now">
          <span className="spinner" aria-hidden="true" />
          <span>{registering}</span>
        </li>
        <li>
          <span className="dot" aria-hidden="true" />
          <span>{ready}</span>
        </li>
      </ol>
    </section>
  );
}

function Refused({ battery }: { battery: HomeBattery }) {
  const { t, language } = useWords();
  const { refusal, thing } = battery;
  const draft = readDraft(thing);
  const reasons = t.commissioning.refused;
  return (
    <Notice kind="warn" title={t.commissioning.refusedTitle} live>
      <p>{reasons[refusal?.reason ?? 'REFUSED'] ?? reasons.REFUSED}</p>
      {refusal && refusal.errors.length > 0 && (
        <ul>
          {refusal.errors.map(({ field, message }) => (
            <li key={field}>
              <strong>{t.fields[field] ?? field}</strong>: {foreign(sentence(message), language)}
            </li>
          ))}
        </ul>
      )}
      {draft ? (
        <Link to="/devices/register" search={draft.link} className="button primary">
          {t.commissioning.correct}
        </Link>
      ) : (
        <p>{t.commissioning.scanAgain}</p>
      )}
    </Notice>
  );
}
