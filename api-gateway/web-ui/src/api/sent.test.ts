import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test, vi } from 'vitest';
import { keepSent } from './sent';

const queryKey = ['home', 'site'];

/** A home that is asked for at once, with the answers to be given one by one. */
function asked() {
  const answers: ((state: string) => void)[] = [];
  const queries = new QueryClient();
  const observer = new QueryObserver(queries, {
    queryKey,
    queryFn: () => new Promise<string>((resolve) => answers.push(resolve)),
  });
  observer.subscribe(() => {});
  const answer = async (state: string) => {
    await vi.waitUntil(() => answers.length > 0);
    answers.shift()?.(state);
  };
  return { queries, answers, answer, shown: () => observer.getCurrentResult().data };
}

test('an answer that was asked for before something was sent does not have the last word', async () => {
  const { queries, answer, shown } = asked();

  keepSent(queries, queryKey, 'refused');
  await answer('pending');
  await answer('refused');

  await vi.waitUntil(() => queries.isFetching() === 0);
  expect(shown()).toBe('refused');
});

test('what is sent while nothing is asked for is shown, and nothing is asked for', async () => {
  const { queries, answers, answer, shown } = asked();
  await answer('pending');
  await vi.waitUntil(() => queries.isFetching() === 0);

  keepSent(queries, queryKey, 'refused');

  expect(shown()).toBe('refused');
  expect(queries.isFetching()).toBe(0);
  expect(answers).toHaveLength(0);
});
