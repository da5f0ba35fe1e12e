import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { SearchHit } from '../../api/contract';
import { useAction } from '../../api/useAction';
import { SearchIcon } from '../../ui/icons';
import { placeOf } from './hits';
import { searchQuery } from './queries';
import { isTyping } from './slash';

/** Finds batteries by a part of their name, opens the command whose id is given, and tells what other ids are of. */
export function Search({ slash }: { slash: boolean }) {
  const field = useRef<HTMLInputElement>(null);
  const [typed, type] = useState('');
  const navigate = useNavigate();
  const queries = useQueryClient();
  useEffect(() => {
    const pressed = (key: KeyboardEvent) => {
      if (slash && key.key === '/' && !key.ctrlKey && !key.metaKey && !key.altKey && !isTyping(key.target)) {
        key.preventDefault();
        field.current?.select();
      }
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [slash]);
  const { start } = useAction(async () => {
    const text = typed.trim();
    const found = placeOf(text === '' ? [] : await hits(queries, text));
    if (found?.kind === 'COMMAND') {
      await navigate({ to: '/support/commands/$commandId', params: { commandId: found.id } });
    } else if (found) {
      await navigate({ to: '/support/search', search: { q: text } });
    } else {
      await navigate({ to: '/support', search: text ? { q: text } : {} });
    }
  });
  return (
    <form
      role="search"
      className="search"
      onSubmit={(submit) => {
        submit.preventDefault();
        start();
      }}
    >
      <SearchIcon />
      <input
        ref={field}
        type="search"
        aria-label="Search for a battery or an id"
        aria-keyshortcuts={slash ? '/' : undefined}
        placeholder="Battery name or any id"
        value={typed}
        onChange={(change) => type(change.target.value)}
      />
      {slash && <kbd aria-hidden="true">/</kbd>}
    </form>
  );
}

/** An id that cannot be looked for is at least looked for among the names of batteries. */
async function hits(queries: QueryClient, q: string): Promise<SearchHit[]> {
  try {
    return (await queries.fetchQuery(searchQuery(q))).items;
  } catch {
    return [];
  }
}
