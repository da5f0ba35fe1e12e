import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Home } from '../../api/contract';
import { programmesQuery } from '../../api/queries';
import { useWords } from '../../i18n';
import { Badge, enrolmentTone } from '../../ui/Badge';
import { isOpen } from '../programmes/enrolments';

/** The programmes that the home is in; or what there is to gain. */
export function ProgrammeCard({ home }: { home: Home }) {
  const { t } = useWords();
  const programmes = useQuery(programmesQuery(home.siteId)).data?.programmes ?? [];
  const open = home.enrolments.filter(isOpen);
  const { siteId } = home;
  if (open.length === 0) {
    return (
      <section className="card stack earn">
        <h2>{t.home.earn}</h2>
        <p>{t.home.earnText}</p>
        <Link to="/home/$siteId/programmes" params={{ siteId }} className="button primary">
          {t.home.seeProgrammes}
        </Link>
      </section>
    );
  }
  return (
    <section className="card stack" aria-labelledby="programme">
      <h2 id="programme">{t.home.programme}</h2>
      <ul className="rows">
        {open.map((enrolment) => {
          const [name, text] = t.programmes.status[enrolment.status] ?? t.programmes.status.UNKNOWN;
          return (
            <li key={enrolment.programId} className="row-stack">
              <div className="row">
                <Link
                  to="/home/$siteId/programmes/$programId"
                  params={{ siteId, programId: enrolment.programId }}
                  className="strong"
                >
                  {programmes.find(({ programId }) => programId === enrolment.programId)?.name ?? t.home.programme}
                </Link>
                <Badge tone={enrolmentTone(enrolment.status)}>{name}</Badge>
              </div>
              {enrolment.status !== 'ACTIVE' && <p className="small">{text}</p>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
