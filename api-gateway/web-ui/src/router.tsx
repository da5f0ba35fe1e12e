import { type QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { sessionQuery } from './api/queries';
import { isStaff, ownPath } from './api/session';
import { Crash } from './pages/Crash';
import { HomeLayout } from './pages/HomeLayout';
import { NotFound } from './pages/NotFound';
import { Shell } from './pages/Shell';
import { fetchConsole, staffOnly } from './pages/StaffOnly';
import { Start } from './pages/Start';
import { deviceSearch, fleetSearch, idSearch, parkedSearch } from './pages/support/addresses';

/** The pages beside the frame; each comes when it is wanted first. */
const pages = {
  signInPage: () => import('./pages/signin/SignInPage'),
  codePage: () => import('./pages/signin/CodePage'),
  linkPage: () => import('./pages/signin/LinkPage'),
  registerPage: () => import('./pages/register/RegisterPage'),
  mailsOffPage: () => import('./pages/settings/MailsOffPage'),
  settingsPage: () => import('./pages/settings/SettingsPage'),
  deletionPage: () => import('./pages/account/DeletionPage'),
  deletedPage: () => import('./pages/account/DeletedPage'),
  homePage: () => import('./pages/home/HomePage'),
  programmesPage: () => import('./pages/programmes/ProgrammesPage'),
  programmePage: () => import('./pages/programmes/ProgrammePage'),
  eventsPage: () => import('./pages/events/EventsPage'),
  eventPage: () => import('./pages/events/EventPage'),
  storyPage: () => import('./pages/story/StoryPage'),
};

interface Context {
  queries: QueryClient;
}

const root = createRootRouteWithContext<Context>()({
  component: Shell,
  notFoundComponent: NotFound,
  errorComponent: Crash,
});

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const continueAt = (search: Record<string, unknown>) => {
  const path = text(search.continueAt);
  return path === undefined ? {} : { continueAt: path };
};

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { continueAt?: string; refused?: 'staff' } => ({
    ...continueAt(search),
    ...(search.refused === 'staff' && { refused: 'staff' }),
  }),
  beforeLoad: async ({ context, search }) => {
    const session = await context.queries.ensureQueryData(sessionQuery).catch(() => undefined);
    if (session?.signedIn) {
      throw redirect({ href: ownPath(search.continueAt), replace: true });
    }
  },
  component: lazyRouteComponent(pages.signInPage),
});
const code = createRoute({
  getParentRoute: () => root,
  path: '/sign-in/code',
  validateSearch: continueAt,
  component: lazyRouteComponent(pages.codePage),
});
const link = createRoute({
  getParentRoute: () => root,
  path: '/sign-in/link',
  component: lazyRouteComponent(pages.linkPage),
});

const deleted = createRoute({
  getParentRoute: () => root,
  path: '/account/deleted',
  component: lazyRouteComponent(pages.deletedPage),
});

const mailsOff = createRoute({
  getParentRoute: () => root,
  path: '/mails/off',
  validateSearch: (search: Record<string, unknown>) => {
    const token = text(search.token);
    return token === undefined ? {} : { token };
  },
  beforeLoad: ({ context }) => context.queries.ensureQueryData(sessionQuery).then(
    () => undefined,
    () => undefined,
  ),
  component: lazyRouteComponent(pages.mailsOffPage),
});

/** All below need somebody who is signed in; others sign in first, and come back to where they wanted to go. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => {
    const session = await context.queries.ensureQueryData(sessionQuery);
    if (!session.signedIn) {
      const here = location.pathname + location.searchStr;
      throw redirect({ to: '/sign-in', search: here === '/' ? {} : { continueAt: here }, replace: true });
    }
  },
});
const start = createRoute({ getParentRoute: () => signedIn, path: '/', component: Start });
const register = createRoute({
  getParentRoute: () => signedIn,
  path: '/devices/register',
  validateSearch: (search: Record<string, unknown>): { payload?: string; signature?: string; token?: string } => ({
    ...(text(search.payload) && { payload: text(search.payload) as string }),
    ...(text(search.signature) && { signature: text(search.signature) as string }),
    ...(text(search.token) && { token: text(search.token) as string }),
  }),
  component: lazyRouteComponent(pages.registerPage),
});
const settings = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings',
  component: lazyRouteComponent(pages.settingsPage),
});
const deletion = createRoute({
  getParentRoute: () => signedIn,
  path: '/account/deletion',
  component: lazyRouteComponent(pages.deletionPage),
});
const home = createRoute({ getParentRoute: () => signedIn, path: '/home/$siteId', component: HomeLayout });
const homePage = createRoute({
  getParentRoute: () => home,
  path: '/',
  component: lazyRouteComponent(pages.homePage),
});
const programmes = createRoute({
  getParentRoute: () => home,
  path: 'programmes',
  component: lazyRouteComponent(pages.programmesPage),
});
const programme = createRoute({
  getParentRoute: () => home,
  path: 'programmes/$programId',
  component: lazyRouteComponent(pages.programmePage),
});
const events = createRoute({
  getParentRoute: () => home,
  path: 'events',
  component: lazyRouteComponent(pages.eventsPage),
});
const event = createRoute({
  getParentRoute: () => home,
  path: 'events/$eventId',
  component: lazyRouteComponent(pages.eventPage),
});
const story = createRoute({
  getParentRoute: () => home,
  path: 'story',
  component: lazyRouteComponent(pages.storyPage),
});

const fleet = createRoute({
  getParentRoute: () => signedIn,
  path: '/support',
  validateSearch: fleetSearch,
  component: staffOnly('FleetPage'),
});
const device = createRoute({
  getParentRoute: () => signedIn,
  path: '/support/devices/$thing',
  validateSearch: deviceSearch,
  component: staffOnly('DevicePage'),
});
const command = createRoute({
  getParentRoute: () => signedIn,
  path: '/support/commands/$commandId',
  component: staffOnly('CommandPage'),
});
const parked = createRoute({
  getParentRoute: () => signedIn,
  path: '/support/parked',
  validateSearch: parkedSearch,
  component: staffOnly('ParkedPage'),
});

const processors = createRoute({
  getParentRoute: () => signedIn,
  path: '/support/processors',
  component: staffOnly('SystemPage'),
});
const search = createRoute({
  getParentRoute: () => signedIn,
  path: '/support/search',
  validateSearch: idSearch,
  component: staffOnly('SearchPage'),
});

const routes = root.addChildren([
  signIn,
  code,
  link,
  deleted,
  mailsOff,
  signedIn.addChildren([
    start,
    register,
    settings,
    deletion,
    fleet,
    device,
    command,
    parked,
    processors,
    search,
    home.addChildren([homePage, programmes, programme, events, event, story]),
  ]),
]);

export function makeRouter(queries: QueryClient) {
  return createRouter({
    routeTree: routes,
    context: { queries },
    defaultPreload: 'intent',
    scrollRestoration: true,
    pathParamsAllowedCharacters: [':'],
    defaultNotFoundComponent: NotFound,
    defaultErrorComponent: Crash,
    // As they are: a registration link's payload is signed letter by letter.
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: (search) => {
      const given = Object.entries(search).filter(([, value]) => value !== undefined);
      const written = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
      return written && `?${written}`;
    },
  });
}

/** Fetches the other pages in a quiet moment, so that going there takes no time and no connection. */
export function fetchPages(queries: QueryClient): void {
  const wanted = isStaff(queries.getQueryData(sessionQuery.queryKey)) ? [fetchConsole] : Object.values(pages);
  wanted.forEach((page: () => Promise<unknown>) => void page().catch(() => undefined));
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
  interface HistoryState {
    /** who asked for a code, and when another may be asked for; not in the address, which others may see */
    signIn?: { email: string; resendAt: number };
    expired?: boolean;
    joined?: boolean;
  }
}
