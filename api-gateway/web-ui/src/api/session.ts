/** Where to go after signing in: an own path or nothing. Browsers read `//host` and `/\host` as other sites. */
export function ownPath(path: string | null | undefined): string {
  return path && /^\/(?![/\\])/.test(path) && !path.startsWith('/sign-in') ? path : '/';
}
