import type { Device, Turn } from '../../api/contract';
import { Notice } from '../../ui/Notice';
import { Ago, Moment } from './Moment';
import { duration } from './times';
import { useNow } from './useNow';
import { connectionWords, turnWords } from './words';

/** The one thing to know of a command that is not over: who has to act, since when, until when, and what is late. */
export function WhoseTurn({ turn, device }: { turn: Turn; device: Device | undefined }) {
  const { whose, what, since, until, late } = turn;
  const over = whose === 'NOBODY';
  return (
    <Notice kind={over ? 'good' : late ? 'warn' : 'info'} title={turnWords(whose)}>
      <p>{what}.</p>
      {late && (
        <p>
          <strong>Late.</strong> {late}.
        </p>
      )}
      {whose === 'DEVICE' && device && device.connection !== 'ONLINE' && <Silent device={device} />}
      <p className="small">
        Since <Moment at={since} />
        {!over && (
          <>
            , <Ago at={since} />
          </>
        )}
        {until && <Until at={until} />}
      </p>
    </Notice>
  );
}

function Silent({ device: { connection, lastHeardAt } }: { device: Device }) {
  return (
    <p>
      {connectionWords(connection).text}
      {lastHeardAt && (
        <>
          , last heard <Ago at={lastHeardAt} />
        </>
      )}
      .
    </p>
  );
}

function Until({ at }: { at: string }) {
  const now = useNow(1_000);
  const left = Date.parse(at) - now.getTime();
  return (
    <>
      {' · '}until <Moment at={at} />
      {left > 0 ? `, ${duration(left)} left` : `, over since ${duration(left)}`}
    </>
  );
}
