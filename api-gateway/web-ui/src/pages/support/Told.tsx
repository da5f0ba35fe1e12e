import { useEffect, useRef } from 'react';
import { Notice } from '../../ui/Notice';
import type { Verdict } from './words';

/** What came of something that was done, in the place of its button, which may have left the page. */
export function Told({ verdict }: { verdict: Verdict | undefined }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (verdict) {
      place.current?.focus();
    }
  }, [verdict]);
  return (
    <div ref={place} tabIndex={-1} role="status" className="told">
      {verdict && (
        <Notice kind={verdict.kind}>
          <p>{verdict.text}</p>
        </Notice>
      )}
    </div>
  );
}
