import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

export function ThingLink({ thing }: { thing: string }) {
  return (
    <Link to="/support/devices/$thing" params={{ thing }} className="row-link">
      {thing}
    </Link>
  );
}

export function CommandLink({ commandId, children }: { commandId: string; children?: ReactNode }) {
  return (
    <Link to="/support/commands/$commandId" params={{ commandId }} className="row-link">
      {children ?? <code>{commandId}</code>}
    </Link>
  );
}
