import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { answer, client } from '../../api/client';
import type { Device, StopOfDevice } from '../../api/contract';
import { useAction } from '../../api/useAction';
import { Button } from '../../ui/Button';
import { Notice, ProblemNotice } from '../../ui/Notice';
import { LiftStop } from './LiftStop';
import { Ago } from './Moment';
import { ReasonedAction } from './ReasonedAction';
import { stopFollows, stopTitle, useStops } from './stops';
import { Told } from './Told';
import type { Verdict } from './words';

const NOTED = 'Your name and the reason are kept.';

/** What stops the battery, and what staff can do about it. */
export function DeviceControl({ device }: { device: Device }) {
  const [verdict, tell] = useState<Verdict>();
  const onVerdict = async (now: Verdict) => tell(now);
  return (
    <>
      <Told verdict={verdict} />
      {device.stops.map((stop) => (
        <Standing key={stop.scope} device={device} stop={stop} onVerdict={onVerdict} />
      ))}
      <section className="card stack" aria-labelledby="control">
        <h2 id="control">What you can do</h2>
        <div className="actions">
          <StopActions device={device} onVerdict={onVerdict} />
          {device.pendingCount > 0 && <SendAgain thing={device.thing} onVerdict={onVerdict} />}
          <Test thing={device.thing} />
        </div>
      </section>
    </>
  );
}

interface ActsOn {
  device: Device;
  onVerdict(verdict: Verdict): Promise<void>;
}

function Standing({ device, stop, onVerdict }: ActsOn & { stop: StopOfDevice }) {
  const { scope, mode, reason, since } = stop;
  const subject = { DEVICE: device.thing, HOME: device.flipSiteId ?? undefined, FLEET: undefined }[scope];
  return (
    <Notice kind={mode === 'STOP' ? 'bad' : 'warn'} title={stopTitle({ scope, mode })}>
      <p>
        Since <Ago at={since} />: “{reason}”. {stopFollows(mode)}
      </p>
      {scope === 'FLEET' ? (
        <p>
          <Link to="/support">It is lifted for all batteries together.</Link>
        </p>
      ) : (
        <LiftStop stop={{ scope, ...(subject !== undefined && { subject }) }} onVerdict={onVerdict} />
      )}
    </Notice>
  );
}

function StopActions({ device: { thing, stops, flipSiteId, commissioned }, onVerdict }: ActsOn) {
  const { stop } = useStops();
  const own = stops.find(({ scope }) => scope === 'DEVICE');
  const isHomeStopped = stops.some(({ scope }) => scope === 'HOME');
  return (
    <>
      {own?.mode !== 'STOP' && (
        <ReasonedAction
          label="Stop it"
          title={`Stop ${thing}?`}
          yes="Stop it"
          no="Let it run"
          danger
          run={async (reason) => {
            await stop('DEVICE', thing, 'STOP', reason);
            return { kind: 'warn', text: `${thing} is stopped. What it had is taken back.` };
          }}
          onVerdict={onVerdict}
        >
          What it has for Flip is taken back, and commands that come are answered as failed with the reason, until the
          stop is lifted. Its owner sees that support stopped it, not why. {NOTED}
        </ReasonedAction>
      )}
      {!own && (
        <ReasonedAction
          label="Only monitor it"
          title={`Only monitor ${thing}?`}
          yes="Only monitor it"
          no="Leave it as it is"
          run={async (reason) => {
            await stop('DEVICE', thing, 'MONITOR_ONLY', reason);
            return { kind: 'warn', text: `${thing} is only monitored from now on.` };
          }}
          onVerdict={onVerdict}
        >
          What it has confirmed runs to its end; commands that come are answered as failed with the reason. {NOTED}
        </ReasonedAction>
      )}
      {commissioned && flipSiteId && !isHomeStopped && (
        <ReasonedAction
          label="Stop its home"
          title="Stop all batteries of its home?"
          yes="Stop its home"
          no="Let them run"
          danger
          run={async (reason) => {
            await stop('HOME', flipSiteId, 'STOP', reason);
            return { kind: 'warn', text: 'The batteries of its home are being stopped.' };
          }}
          onVerdict={onVerdict}
        >
          What the batteries of <code>{flipSiteId}</code> have for Flip is taken back, and commands that come are answered
          as failed with the reason, until the stop is lifted. {NOTED}
        </ReasonedAction>
      )}
    </>
  );
}

function SendAgain({ thing, onVerdict }: { thing: string; onVerdict: ActsOn['onVerdict'] }) {
  return (
    <ReasonedAction
      label="Send again"
      title="Send what waits at once?"
      yes="Send it"
      no="Wait for its turn"
      run={async (reason) => {
        await answer(client.POST('/api/devices/{thing}/resend', { params: { path: { thing } }, body: { reason } }));
        return { kind: 'good', text: 'What waits is sent again. The battery knows each delivery by its stamp.' };
      }}
      onVerdict={onVerdict}
    >
      The bridge does so by itself whenever the battery is heard and has not confirmed, with a growing interval. {NOTED}
    </ReasonedAction>
  );
}

function Test({ thing }: { thing: string }) {
  const [id, began] = useState<string>();
  const test = useAction(async () => {
    const { commandId } = await answer(client.POST('/api/devices/{thing}/test', { params: { path: { thing } } }));
    began(commandId);
  });
  return (
    <>
      <Button kind="secondary" busy={test.busy} onClick={() => test.start()}>
        Test the way to it
      </Button>
      {test.problem && <ProblemNotice error={test.problem} />}
      <p role="status">
        {id && (
          <>
            A test is on its way: it confirms, and does nothing.{' '}
            <Link to="/support/commands/$commandId" params={{ commandId: id }}>
              Follow it
            </Link>
          </>
        )}
      </p>
    </>
  );
}
