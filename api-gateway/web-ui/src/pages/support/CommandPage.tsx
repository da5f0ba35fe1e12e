import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { Command } from '../../api/contract';
import { useWords } from '../../i18n';
import { Badge } from '../../ui/Badge';
import { Loaded } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { CallOff } from './CallOff';
import { DeliveryFacts, OrderFacts, OutcomeFacts } from './CommandFacts';
import { Fresh } from './Fresh';
import { Following, useFeed, useIsLive } from './live';
import { commandQuery, deviceQuery, keys, timelineQuery } from './queries';
import { TimelineSteps } from './TimelineSteps';
import { WhatFlipSent } from './WhatFlipSent';
import { WhoseTurn } from './WhoseTurn';
import { orderWords, statusWords } from './words';

export function CommandPage() {
  const { commandId } = useParams({ from: '/signed-in/support/commands/$commandId' });
  const known = useQuery({ ...commandQuery(commandId, false), enabled: false }).data;
  const thing = known?.thing;
  const feed = useFeed({
    path: known && `/api/commands/${encodeURIComponent(commandId)}/live`,
    shown: thing ? [keys.command(commandId), keys.device(thing)] : [keys.command(commandId)],
    touched: () => [keys.command(commandId)],
  });
  return (
    <Following value={feed}>
      <Shown commandId={commandId} />
    </Following>
  );
}

function Shown({ commandId }: { commandId: string }) {
  const { f } = useWords();
  const query = useQuery(commandQuery(commandId, useIsLive()));
  const thing = query.data?.thing;
  return (
    <Page
      key={commandId}
      title={query.data ? orderWords(query.data, f) : 'Command'}
      intro={<code>{commandId}</code>}
      back={
        thing
          ? { to: '/support/devices/$thing', params: { thing }, label: thing }
          : { to: '/support', label: 'Batteries' }
      }
    >
      <Loaded query={query} lines={8}>
        {(command) => (
          <>
            <div className="row">
              <Badge tone={statusWords(command.status).tone}>{statusWords(command.status).text}</Badge>
              <Fresh query={query} />
            </div>
            <Told command={command} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Told({ command }: { command: Command }) {
  const { commandId, thing } = command;
  const timeline = useQuery(timelineQuery(commandId));
  const device = useQuery({ ...deviceQuery(thing ?? '', false), enabled: !!thing }).data;
  return (
    <>
      {timeline.data && <WhoseTurn turn={timeline.data.turn} device={device} />}
      <CallOff command={command} />
      <div className="thirds">
        <OrderFacts command={command} />
        <DeliveryFacts command={command} />
        <OutcomeFacts command={command} />
      </div>
      <Loaded query={timeline} lines={6}>
        {(known) => <TimelineSteps timeline={known} />}
      </Loaded>
      {thing && (
        <p>
          <Link to="/support/devices/$thing" params={{ thing }} search={{ command: commandId }} hash="history">
            All that the history of {thing} has about it, with the causes
          </Link>
        </p>
      )}
      {command.json && <WhatFlipSent json={command.json} />}
    </>
  );
}
