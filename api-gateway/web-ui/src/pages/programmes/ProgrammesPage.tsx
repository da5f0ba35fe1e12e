import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { Programme } from '../../api/contract';
import { programmesQuery } from '../../api/queries';
import { useWords } from '../../i18n';
import { Badge, enrolmentTone } from '../../ui/Badge';
import { Loaded } from '../../ui/Loading';
import { foreign } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { Earnings } from './Earnings';
import { ProgrammeFacts } from './ProgrammeFacts';
import { isOpen } from './enrolments';

export default function ProgrammesPage() {
  const { t } = useWords();
  const { siteId } = useParams({ from: '/signed-in/home/$siteId/programmes' });
  const query = useQuery(programmesQuery(siteId));
  return (
    <Page title={t.programmes.title} intro={t.programmes.intro}>
      <Loaded query={query} lines={5}>
        {({ programmes }) =>
          programmes.length === 0 ? (
            <section className="card stack empty">
              <h2>{t.programmes.emptyTitle}</h2>
              <p>{t.programmes.emptyText}</p>
              <Link to="/settings" className="button secondary">
                {t.programmes.checkAddress}
              </Link>
            </section>
          ) : (
            <ul className="cards">
              {programmes.map((programme) => (
                <li key={programme.programId}>
                  <Card siteId={siteId} programme={programme} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
}

function Card({ siteId, programme }: { siteId: string; programme: Programme }) {
  const { t, language } = useWords();
  const { enrolment, programId } = programme;
  return (
    <article className="card stack programme">
      <div className="card-head">
        <h2>{programme.name}</h2>
        {enrolment && isOpen(enrolment) && (
          <Badge tone={enrolmentTone(enrolment.status)}>
            {(t.programmes.status[enrolment.status] ?? t.programmes.status.UNKNOWN)[0]}
          </Badge>
        )}
      </div>
      <Earnings programme={programme} />
      {programme.description && <p className="clamp">{foreign(programme.description, language)}</p>}
      <ProgrammeFacts programme={programme} />
      <Link
        to="/home/$siteId/programmes/$programId"
        params={{ siteId, programId }}
        className="button secondary"
        aria-label={`${t.programmes.details}: ${programme.name}`}
      >
        {t.programmes.details}
      </Link>
    </article>
  );
}
