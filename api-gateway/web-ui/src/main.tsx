import './styles/index.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { whenSignedOut } from './api/client';
import { ApiProblem } from './api/problem';
import { beginSession } from './api/queries';
import { LanguageProvider, firstLanguage, speechIn } from './i18n';
import { fetchPages, makeRouter } from './router';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, error) => failures < 2 && error instanceof ApiProblem && error.passes && error.status !== 429,
      staleTime: 10_000,
    },
  },
});
const router = makeRouter(queries);

// A session that ended elsewhere or by time: sign in again, and go on here.
whenSignedOut(() => {
  const { pathname, searchStr } = router.state.location;
  beginSession(queries, { signedIn: false });
  void router.navigate({
    to: '/sign-in',
    search: { continueAt: pathname + searchStr },
    state: { expired: true },
    replace: true,
  });
});

const app = document.getElementById('app');
if (app) {
  const first = await speechIn(firstLanguage());
  createRoot(app).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <LanguageProvider first={first}>
          <RouterProvider router={router} />
        </LanguageProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
  // After what the first page needs itself.
  setTimeout(() => fetchPages(queries), 3_000);
}
