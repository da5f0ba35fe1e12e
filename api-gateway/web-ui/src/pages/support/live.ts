import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useRef, useState } from 'react';
import type { LiveEvent } from '../../api/contract';
import { refresher } from './refresher';

/** How a page follows what happens. */
export type Feed = 'none' | 'opening' | 'live' | 'lost';

/** For this long a stream may be away before it counts as lost: it ends every few minutes, and the browser comes back. */
const GRACE_MS = 6_000;
const AGAIN_MS = 5_000;
const LONGEST_WAIT_MS = 60_000;

const FeedContext = createContext<Feed>('none');

export const Following = FeedContext.Provider;

export const useFeedState = (): Feed => use(FeedContext);

/** Whether the page hears of what happens, so that it need not ask by a timer. */
export const useIsLive = (): boolean => use(FeedContext) === 'live';

interface Followed {
  /** of the stream; undefined while there is nothing to follow */
  path: string | undefined;
  /** begins the keys of all that is shown, which is loaded anew whenever events may have been missed */
  shown: readonly QueryKey[];
  /** what an event is about */
  touched(event: LiveEvent): readonly QueryKey[];
}

/** Loads anew what the gateway's events are about; while nobody can see the page, it does not listen. */
export function useFeed({ path, shown, touched }: Followed): Feed {
  const queries = useQueryClient();
  const [feed, setFeed] = useState<Feed>('opening');
  const latest = useRef({ shown, touched });
  latest.current = { shown, touched };
  useEffect(() => {
    if (path === undefined) {
      setFeed('none');
      return undefined;
    }
    setFeed('opening');
    const refresh = refresher((queryKey) => void queries.invalidateQueries({ queryKey }));
    const listener: Listener = {
      onStart: () => refresh.ask(latest.current.shown),
      onEvent: (event) => refresh.ask(latest.current.touched(event)),
      onState: setFeed,
    };
    const stop = whileItHelps(() => listen(path, listener), setFeed);
    return () => {
      stop();
      refresh.stop();
    };
  }, [path, queries]);
  return feed;
}

/** Each browser has few connections to a gateway without HTTP/2, which tabs in the background would use up. */
function whileItHelps(begin: () => () => void, onState: (feed: Feed) => void): () => void {
  let end: (() => void) | undefined;
  const changed = () => {
    if (document.visibilityState === 'visible' && navigator.onLine) {
      end ??= begin();
    } else if (end) {
      end();
      end = undefined;
      onState('lost');
    }
  };
  changed();
  document.addEventListener('visibilitychange', changed);
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    document.removeEventListener('visibilitychange', changed);
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
    end?.();
  };
}

interface Listener {
  /** also after every break: what was missed is not known here, unless the gateway goes on where it was */
  onStart(): void;
  onEvent(event: LiveEvent): void;
  onState(feed: Feed): void;
}

function listen(path: string, { onStart, onEvent, onState }: Listener): () => void {
  let source: EventSource | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let lost: ReturnType<typeof setTimeout> | undefined;
  let wait = AGAIN_MS;

  const open = () => {
    source = new EventSource(path);
    source.addEventListener('start', (message) => {
      clearTimeout(lost);
      lost = undefined;
      wait = AGAIN_MS;
      onState('live');
      if (!isResumed(message.data as string)) {
        onStart();
      }
    });
    source.addEventListener('event', (message) => onEvent(JSON.parse(message.data as string) as LiveEvent));
    source.addEventListener('error', () => {
      lost ??= setTimeout(() => onState('lost'), GRACE_MS);
      // The browser itself comes back to a stream that broke off; one that was refused it gives up.
      if (source?.readyState === EventSource.CLOSED) {
        again = setTimeout(open, wait);
        wait = Math.min(wait * 2, LONGEST_WAIT_MS);
      }
    });
  };

  open();
  return () => {
    clearTimeout(again);
    clearTimeout(lost);
    source?.close();
  };
}

function isResumed(start: string): boolean {
  return (JSON.parse(start) as { resumed: boolean }).resumed;
}
