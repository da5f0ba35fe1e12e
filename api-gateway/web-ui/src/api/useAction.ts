import { useCallback, useRef, useState } from 'react';
import { type ApiProblem, asProblem } from './problem';

/** Something that changes things: runs once at a time, however often it is clicked, and knows why it failed. */
export function useAction<A extends unknown[]>(run: (...input: A) => Promise<void>) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const running = useRef(false);
  const latest = useRef(run);
  latest.current = run;

  const start = useCallback(async (...input: A) => {
    if (running.current) {
      return;
    }
    running.current = true;
    setBusy(true);
    setProblem(undefined);
    try {
      await latest.current(...input);
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, []);

  return { start: (...input: A) => void start(...input), busy, problem, forget: () => setProblem(undefined) };
}
