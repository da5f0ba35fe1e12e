import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { Programme } from '../../api/contract';
import { programmesQuery } from '../../api/queries';
import { useWords } from '../../i18n';
import { Loaded } from '../../ui/Loading';
import { Notice, foreign } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { Earnings } from './Earnings';
import { EnrolmentState } from './EnrolmentState';
import { JoinForm } from './JoinForm';
import { ProgrammeFacts } from './ProgrammeFacts';
import { TermsText } from './TermsText';
import { isOpen } from './enrolments';

export default function ProgrammePage() {
  const { t } = useWords();
  const { siteId, programId } = useParams({ from: '/signed-in/home/$siteId/programmes/$programId' });
  const query = useQuery(programmesQuery(siteId));
  const programme = query.data?.programmes.find((one) => one.programId === programId);
  return (
    <Page
      title={programme?.name ?? t.nav.programmes}
      back={{ to: '/home/$siteId/programmes', params: { siteId }, label: t.programmes.title }}
      narrow
    >
      <Loaded query={query} lines={6}>
        {() =>
          programme ? (
            <Details siteId={siteId} programme={programme} />
          ) : (
            <Notice kind="info">
              <p>{t.programmes.unknown}</p>
            </Notice>
          )
        }
      </Loaded>
    </Page>
  );
}

function Details({ siteId, programme }: { siteId: string; programme: Programme }) {
  const { t, language } = useWords();
  const { enrolment } = programme;
  const open = enrolment !== null && enrolment !== undefined && isOpen(enrolment);
  return (
    <>
      {enrolment && <EnrolmentState siteId={siteId} programme={programme} enrolment={enrolment} />}
      <section className="card stack">
        <h2>{t.programmes.about}</h2>
        <Earnings programme={programme} />
        {programme.description && <p>{foreign(programme.description, language)}</p>}
        <ProgrammeFacts programme={programme} />
        {open && programme.termsMarkdown && <TermsText markdown={programme.termsMarkdown} />}
      </section>
      {!open && <JoinForm siteId={siteId} programme={programme} />}
    </>
  );
}
