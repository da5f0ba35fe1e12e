import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { CheckIcon, CopyIcon } from '../../ui/icons';

interface IdProps {
  id: string;
  /** of what it is the id, for those who hear the buttons' names alone */
  name: string;
}

/** An id leads to the search for it, and can be taken along. */
export function Id({ id, name }: IdProps) {
  return (
    <span className="id">
      <Link to="/support/search" search={{ q: id }}>
        <code>{id}</code>
      </Link>
      <Copy text={id} name={name} />
    </span>
  );
}

/** Browsers let nothing be copied by pages that came without encryption, but for this machine's own. */
function Copy({ text, name }: { text: string; name: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    const timer = copied ? setTimeout(() => setCopied(false), 3_000) : undefined;
    return () => clearTimeout(timer);
  }, [copied]);
  if (!globalThis.isSecureContext) {
    return null;
  }
  return (
    <>
      <button
        type="button"
        className="copy"
        aria-label={`Copy: ${name}`}
        title="Copy"
        onClick={() => {
          navigator.clipboard.writeText(text).then(
            () => setCopied(true),
            () => setCopied(false),
          );
        }}
      >
        {copied ? <CheckIcon /> : <CopyIcon />}
      </button>
      <span role="status" className="hidden">
        {copied && 'Copied'}
      </span>
    </>
  );
}
