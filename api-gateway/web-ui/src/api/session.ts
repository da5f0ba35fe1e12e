import type { Session } from './contract';

export function isStaff(session: Session | undefined): boolean {
  return session?.signedIn === true && session.role === 'SUPPORT';
}

/**
 * Where to go after signing in: an own path or nothing. Browsers read `//host` and `/\host` as other sites, and pass
 * over tabs and line breaks in between.
 */
export function ownPath(path: string | null | undefined): string {
  return path && /^\/(?!\/)[\x21-\x5b\x5d-\x7e]*$/.test(path) && !path.startsWith('/sign-in') ? path : '/';
}
