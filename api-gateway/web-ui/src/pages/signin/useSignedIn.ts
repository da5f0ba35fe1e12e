import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { SignedIn } from '../../api/contract';
import { beginSession } from '../../api/queries';
import { ownPath } from '../../api/session';

/** Begins the session, and goes on where the person wanted to go. */
export function useSignedIn(): (signedIn: SignedIn, wanted?: string) => Promise<void> {
  const queries = useQueryClient();
  const router = useRouter();
  return async ({ session, continueAt }, wanted) => {
    beginSession(queries, session);
    await router.navigate({ href: ownPath(continueAt ?? wanted), replace: true });
  };
}
