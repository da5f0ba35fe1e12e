import createClient, { type Middleware } from 'openapi-fetch';
import type { paths } from './contract';
import { ApiProblem } from './problem';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

function csrfToken(): string | undefined {
  const cookie = document.cookie.split('; ').find((one) => one.startsWith('XSRF-TOKEN='));
  return cookie === undefined ? undefined : decodeURIComponent(cookie.slice('XSRF-TOKEN='.length));
}

/** A cookie may have gone with the browser's last clean-up: asking for the session brings a new one. */
async function freshCsrfToken(): Promise<string | undefined> {
  if (csrfToken() === undefined) {
    await fetch('/api/session', { headers: { Accept: 'application/json' } }).catch(() => undefined);
  }
  return csrfToken();
}

const csrf: Middleware = {
  async onRequest({ request }) {
    if (!SAFE.has(request.method)) {
      const token = await freshCsrfToken();
      if (token !== undefined) {
        request.headers.set('X-XSRF-TOKEN', token);
      }
    }
    return request;
  },
};

export const client = createClient<paths>({
  baseUrl: globalThis.location?.origin ?? '',
  headers: { Accept: 'application/json, application/problem+json' },
});
client.use(csrf);

let signedOut = () => {};

/** @param then what to do when the gateway no longer knows who is asking */
export function whenSignedOut(then: () => void): void {
  signedOut = then;
}

type Reply<T> = { data?: T; error?: unknown; response: Response };

/** The body of a good answer; anything else is thrown as an {@link ApiProblem}. */
export async function answer<T>(call: Promise<Reply<T>>): Promise<T> {
  return (await answerWithEtag(call)).body;
}

export async function answerWithEtag<T>(call: Promise<Reply<T>>): Promise<{ body: T; etag: string | null }> {
  let reply: Reply<T>;
  try {
    reply = await call;
  } catch {
    throw ApiProblem.unreachable();
  }
  if (reply.response.status === 401) {
    signedOut();
  }
  if (!reply.response.ok) {
    throw ApiProblem.of(reply.error, reply.response);
  }
  return { body: reply.data as T, etag: reply.response.headers.get('ETag') };
}
