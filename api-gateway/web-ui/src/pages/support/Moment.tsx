import { createContext, use } from 'react';
import { useWords } from '../../i18n';
import { ago, exactTime } from './times';
import { useNow } from './useNow';

const PastContext = createContext(false);

/** Around what is shown as it was, where "ago" would be misread. */
export const InThePast = PastContext.Provider;

/** A time to the second, as the reader's clock shows it; UTC, to the millisecond, for those who point at it. */
export function Moment({ at }: { at: string }) {
  const { f } = useWords();
  return (
    <time dateTime={at} title={at}>
      {exactTime(at, new Date(), f.locale)}
    </time>
  );
}

export function Ago({ at }: { at: string }) {
  const now = useNow(2_000);
  const isPast = use(PastContext);
  return isPast ? (
    <Moment at={at} />
  ) : (
    <time dateTime={at} title={at}>
      {ago(at, now)}
    </time>
  );
}

/** As it goes over the wire, letter by letter. */
export function Stamp({ at }: { at: string }) {
  return <code>{at}</code>;
}
