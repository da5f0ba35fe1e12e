import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { ApiProblem } from '../../api/problem';
import { useAction } from '../../api/useAction';
import { SearchIcon } from '../../ui/icons';
import { commandQuery } from './queries';
import { isTyping } from './slash';
import { isCommandId } from './words';

/** Finds batteries by a part of their name, and opens the command whose id is given. */
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
    if (isCommandId(text) && (await isThere(queries, text))) {
      await navigate({ to: '/support/commands/$commandId', params: { commandId: text } });
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
        aria-label="Search for a battery or a command"
        aria-keyshortcuts={slash ? '/' : undefined}
        placeholder="Battery name or command id"
        value={typed}
        onChange={(change) => type(change.target.value)}
      />
      {slash && <kbd aria-hidden="true">/</kbd>}
    </form>
  );
}

/** Where that cannot be told, the command's own page says why. */
async function isThere(queries: QueryClient, commandId: string): Promise<boolean> {
  try {
    await queries.fetchQuery(commandQuery(commandId));
    return true;
  } catch (error) {
    return !(error instanceof ApiProblem && error.status === 404);
  }
}
