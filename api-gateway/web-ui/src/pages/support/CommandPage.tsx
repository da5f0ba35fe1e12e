import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Command, Device } from '../../api/contract';
import { useWords } from '../../i18n';
import { Badge } from '../../ui/Badge';
import { Loaded } from '../../ui/Loading';
import { Notice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { CommandSteps } from './CommandSteps';
import { DeliveryFacts, OrderFacts, OutcomeFacts } from './CommandFacts';
import { Fresh } from './Fresh';
import { Ago } from './Moment';
import { commandQuery, deviceQuery } from './queries';
import { deadlineWords } from './times';
import { useNow } from './useNow';
import { WhatFlipSent } from './WhatFlipSent';
import { connectionWords, orderWords, statusWords, turnOf, turnWords } from './words';

export function CommandPage() {
  const { commandId } = useParams({ from: '/signed-in/support/commands/$commandId' });
  const { f } = useWords();
  const query = useQuery(commandQuery(commandId));
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
        {(command) => <Shown command={command} fresh={<Fresh query={query} />} />}
      </Loaded>
    </Page>
  );
}

function Shown({ command, fresh }: { command: Command; fresh: ReactNode }) {
  const { thing } = command;
  const device = useQuery({ ...deviceQuery(thing ?? ''), enabled: !!thing }).data;
  const { tone, text } = statusWords(command.status);
  return (
    <>
      <div className="row">
        <Badge tone={tone}>{text}</Badge>
        {fresh}
      </div>
      <WhoseTurn command={command} {...(device && { device })} />
      <div className="thirds">
        <OrderFacts command={command} />
        <DeliveryFacts command={command} />
        <OutcomeFacts command={command} />
      </div>
      <CommandSteps steps={command.steps} leftOut={command.stepsLeftOut} />
      {thing && (
        <p>
          <Link to="/support/devices/$thing" params={{ thing }} search={{ command: command.commandId }} hash="history">
            All that the history of {thing} has about it, with the causes
          </Link>
        </p>
      )}
      {command.json && <WhatFlipSent json={command.json} />}
    </>
  );
}

/** The one thing to know of a command that is not over: who has to act, and how long there is for it. */
function WhoseTurn({ command, device }: { command: Command; device?: Device }) {
  const now = useNow(1_000);
  const turn = turnOf(command, device);
  const deadline = deadlineWords(command, now);
  const isLate = turn.whose !== 'Nobody' && (deadline?.tone === 'bad' || deadline?.tone === 'warn');
  const isSilent = turn.whose === 'The battery' && device && device.connection !== 'ONLINE';
  return (
    <Notice kind={turn.whose === 'Nobody' ? 'good' : isLate || isSilent ? 'warn' : 'info'} title={turnWords(turn)}>
      {turn.whose === 'Nobody' ? (
        <p>{turn.why.charAt(0).toUpperCase() + turn.why.slice(1)}.</p>
      ) : (
        deadline && <p>Deadline to tell Flip: {deadline.text}.</p>
      )}
      {isSilent && (
        <p>
          {connectionWords(device.connection).text}
          {device.lastHeardAt && (
            <>
              , last heard <Ago at={device.lastHeardAt} />
            </>
          )}
          .
        </p>
      )}
    </Notice>
  );
}
