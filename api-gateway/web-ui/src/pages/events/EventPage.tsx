import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { answer, client } from '../../api/client';
import type { EventChange, FlipEvent } from '../../api/contract';
import { eventQuery, programmesQuery, refreshHome } from '../../api/queries';
import { useAction } from '../../api/useAction';
import { useWords } from '../../i18n';
import { ended } from '../../i18n/format';
import { Button } from '../../ui/Button';
import { Confirm } from '../../ui/Confirm';
import { Loaded } from '../../ui/Loading';
import { Notice, ProblemNotice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { EventBadge, isOver, whatOf } from './EventLine';
import { EventReserve } from './EventReserve';
import { Schedule } from './Schedule';

export default function EventPage() {
  const { t, f } = useWords();
  const { siteId, eventId } = useParams({ from: '/signed-in/home/$siteId/events/$eventId' });
  const query = useQuery(eventQuery(siteId, eventId));
  const event = query.data;
  return (
    <Page
      title={event ? f.span(event.startsAt, event.endsAt) : t.events.title}
      intro={event ? whatOf(event, t) : undefined}
      back={{ to: '/home/$siteId/events', params: { siteId }, label: t.events.all }}
      narrow
    >
      <Loaded query={query} lines={5}>
        {(found) => (found ? <Details siteId={siteId} event={found} /> : <Unknown />)}
      </Loaded>
    </Page>
  );
}

function Unknown() {
  const { t } = useWords();
  return (
    <Notice kind="info">
      <p>{t.events.unknown}</p>
    </Notice>
  );
}

function Details({ siteId, event }: { siteId: string; event: FlipEvent }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const programmes = useQuery(programmesQuery(siteId)).data?.programmes;
  const programme = programmes?.find(({ programId }) => programId === event.programId);
  const change = async (what: EventChange) => {
    const changed = await answer(
      client.PATCH('/api/homes/{siteId}/events/{eventId}', {
        params: { path: { siteId, eventId: event.eventId } },
        body: what,
      }),
    );
    queries.setQueryData(eventQuery(siteId, event.eventId).queryKey, changed);
    await refreshHome(queries, siteId);
  };
  return (
    <>
      {isOver(event) ? (
        <p>
          <EventBadge event={event} />
        </p>
      ) : (
        <Participation event={event} change={change} />
      )}
      <Schedule event={event} />
      <Battery event={event} />
      {!isOver(event) && event.participating && <EventReserve siteId={siteId} event={event} change={change} />}
      {programme && (
        <p className="small">
          {t.events.programme}:{' '}
          <Link to="/home/$siteId/programmes/$programId" params={{ siteId, programId: programme.programId }}>
            {programme.name}
          </Link>
        </p>
      )}
    </>
  );
}

function Participation({ event, change }: { event: FlipEvent; change(what: EventChange): Promise<void> }) {
  const { t } = useWords();
  const [asking, ask] = useState(false);
  const { start, busy, problem } = useAction((participating: boolean) => change({ participating }));
  return (
    <section className="card stack">
      {problem && <ProblemNotice error={problem} />}
      <div className="row">
        <p role="status" className="strong">
          {event.participating ? t.events.takePartText : t.events.sittingOutText}
        </p>
        <EventBadge event={event} />
      </div>
      {event.participating ? (
        <Button kind="secondary" busy={busy} onClick={() => ask(true)}>
          {t.events.optOut}
        </Button>
      ) : (
        <Button busy={busy} onClick={() => start(true)}>
          {t.events.optIn}
        </Button>
      )}
      {asking && (
        <Confirm
          title={t.events.optOutTitle}
          yes={t.events.optOutYes}
          no={t.events.optOutNo}
          onYes={() => {
            ask(false);
            start(false);
          }}
          onNo={() => ask(false)}
        >
          <p>{t.events.optOutText}</p>
        </Confirm>
      )}
    </section>
  );
}

function Battery({ event }: { event: FlipEvent }) {
  const { t, f } = useWords();
  return (
    <section className="card stack">
      <h2>{t.events.battery}</h2>
      {event.commands.length === 0 ? (
        <p className="hint">{t.events.commandUnknown}</p>
      ) : (
        <ul className="rows">
          {event.commands.map((command) => (
            <li key={command.commandId} className="row-stack">
              <p>
                {command.status === 'ACKED' && command.acknowledgedAt
                  ? ended(t.events.ackedAt(f.time(command.acknowledgedAt)))
                  : (t.events.command[command.status] ?? t.events.commandUnknown)}
              </p>
              <p className="small">{command.thing}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
