import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Home } from './contract';
import { keepHome, refreshHome } from './queries';

const AGAIN_MS = 10_000;
const LONGEST_WAIT_MS = 60_000;

/** Keeps what is shown of a home in step with the gateway: by its stream, and by asking again while there is none. */
export function useLive(siteId: string): void {
  const queries = useQueryClient();
  useEffect(() => follow(siteId, queries), [siteId, queries]);
}

function follow(siteId: string, queries: QueryClient): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = AGAIN_MS;

  const open = () => {
    source = new EventSource(`/api/homes/${encodeURIComponent(siteId)}/live`);
    source.addEventListener('open', () => {
      wait = AGAIN_MS;
    });
    source.addEventListener('home', (message) => {
      const before = queries.getQueryData<Home>(['home', siteId]);
      const home = JSON.parse(message.data as string) as Home;
      keepHome(queries, home);
      if (before && standing(before) !== standing(home)) {
        void queries.invalidateQueries({ queryKey: ['programmes', siteId] });
        void queries.invalidateQueries({ queryKey: ['story', siteId] });
      }
    });
    source.addEventListener('event', () => {
      void queries.invalidateQueries({ queryKey: ['events', siteId] });
      void queries.invalidateQueries({ queryKey: ['story', siteId] });
    });
    source.addEventListener('error', () => {
      // The browser itself comes back to a stream that broke off; one that was refused it gives up.
      if (source?.readyState === EventSource.CLOSED) {
        void refreshHome(queries, siteId);
        timer = setTimeout(open, wait);
        wait = Math.min(wait * 2, LONGEST_WAIT_MS);
      }
    });
  };

  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}

/** What the list of programmes and the story depend on; readings, which come every few seconds, are left out. */
function standing(home: Home): string {
  return JSON.stringify([
    home.enrolments,
    home.batteries.map(({ thing, state, connection }) => [thing, state, connection]),
  ]);
}
