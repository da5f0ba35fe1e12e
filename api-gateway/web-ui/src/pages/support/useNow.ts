import { useEffect, useState } from 'react';

/** The time, which goes on by itself. */
export function useNow(everyMilliseconds: number): Date {
  const [now, set] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => set(new Date()), everyMilliseconds);
    return () => clearInterval(timer);
  }, [everyMilliseconds]);
  return now;
}
