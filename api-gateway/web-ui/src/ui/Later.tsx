import { type ComponentType, useEffect, useState } from 'react';
import { ApiProblem } from '../api/problem';
import { Skeleton } from './Loading';
import { ProblemNotice } from './Notice';

interface LaterProps<P extends object> {
  load: () => Promise<{ default: ComponentType<P> }>;
  /** of the component, once it is there */
  give: P;
}

/** A part that is fetched when it is wanted. Without a connection it says so, and can be asked for again. */
export function Later<P extends object>({ load, give }: LaterProps<P>) {
  const [Part, setPart] = useState<ComponentType<P>>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let wanted = true;
    if (!failed) {
      load().then(
        (module) => wanted && setPart(() => module.default),
        () => wanted && setFailed(true),
      );
    }
    return () => {
      wanted = false;
    };
  }, [load, failed]);
  if (Part) {
    return <Part {...give} />;
  }
  return failed ? (
    <ProblemNotice error={ApiProblem.unreachable()} retry={() => setFailed(false)} />
  ) : (
    <Skeleton lines={4} />
  );
}
