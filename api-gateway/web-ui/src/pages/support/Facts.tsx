import type { ReactNode } from 'react';

/** What is known, by name; what is not is left out. */
export function Facts({ rows }: { rows: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className="facts">
      {rows.map(
        ([name, value]) =>
          isKnown(value) && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

function isKnown(value: ReactNode): boolean {
  return value !== null && value !== undefined && value !== false && value !== '';
}
