import { useState } from 'react';
import { Button } from '../../ui/Button';

/** Letter by letter; only when it is asked for. */
export function WhatFlipSent({ json }: { json: string }) {
  const [shown, show] = useState(false);
  return (
    <section className="stack">
      <div className="actions">
        <Button kind="secondary" aria-expanded={shown} onClick={() => show(!shown)}>
          {shown ? 'Hide what Flip sent' : 'Show what Flip sent'}
        </Button>
      </div>
      {shown && <Verbatim label="What Flip sent" text={json} />}
    </section>
  );
}

export function Verbatim({ label, text }: { label: string; text: string }) {
  return (
    <pre className="verbatim" tabIndex={0} role="group" aria-label={label}>
      {text}
    </pre>
  );
}
