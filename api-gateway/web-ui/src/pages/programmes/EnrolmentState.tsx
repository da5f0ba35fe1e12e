import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, client } from '../../api/client';
import type { HomeEnrolment, Programme } from '../../api/contract';
import { refreshHome } from '../../api/queries';
import { useAction } from '../../api/useAction';
import { useWords } from '../../i18n';
import { Badge, enrolmentTone } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { Confirm } from '../../ui/Confirm';
import { ProblemNotice, foreign } from '../../ui/Notice';
import { canLeave, isOpen } from './enrolments';

interface EnrolmentStateProps {
  siteId: string;
  programme: Programme;
  enrolment: HomeEnrolment;
}

/** Where the enrolment stands, what that means, and the way out. */
export function EnrolmentState({ siteId, programme, enrolment }: EnrolmentStateProps) {
  const { t, f, language } = useWords();
  const { status, changedAt } = enrolment;
  const [name, text] = t.programmes.status[status] ?? t.programmes.status.UNKNOWN;
  const refusedFor = status === 'REFUSED' && t.programmes.refused[enrolment.refusal?.reason ?? 'REFUSED'];
  return (
    <section className={`card stack state ${enrolmentTone(status)}`}>
      <div role="status" className="stack">
        <p className="row">
          <Badge tone={enrolmentTone(status)}>{name}</Badge>
          {changedAt && <span className="small">{t.programmes.since(f.date(changedAt))}</span>}
        </p>
        <p className="saying">{refusedFor || text}</p>
        {programme.reason && (
          <p>
            {t.programmes.flipSays} {foreign(programme.reason, language)}
          </p>
        )}
      </div>
      {!isOpen(enrolment) && <p>{t.programmes.again}</p>}
      {canLeave(enrolment) && <Leave siteId={siteId} enrolmentId={enrolment.enrolmentId ?? ''} />}
    </section>
  );
}

function Leave({ siteId, enrolmentId }: { siteId: string; enrolmentId: string }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const [asking, ask] = useState(false);
  const { start, busy, problem } = useAction(async () => {
    await answer(
      client.DELETE('/api/homes/{siteId}/enrolments/{enrolmentId}', { params: { path: { siteId, enrolmentId } } }),
    );
    await refreshHome(queries, siteId);
  });
  return (
    <>
      {problem && <ProblemNotice error={problem} />}
      <Button kind="quiet" busy={busy} onClick={() => ask(true)}>
        {t.programmes.leave}
      </Button>
      {asking && (
        <Confirm
          title={t.programmes.leaveTitle}
          yes={t.programmes.leaveYes}
          no={t.programmes.leaveNo}
          danger
          onYes={() => {
            ask(false);
            start();
          }}
          onNo={() => ask(false)}
        >
          <p>{t.programmes.leaveText}</p>
        </Confirm>
      )}
    </>
  );
}
