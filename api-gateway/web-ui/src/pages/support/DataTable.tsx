import type { Key, ReactNode } from 'react';

export interface Column<T> {
  head: string;
  /** what the column is about, for those who see it for the first time */
  means?: string;
  cell(row: T): ReactNode;
}

interface DataTableProps<T> {
  label: string;
  /** the first one names the row */
  columns: readonly [Column<T>, ...Column<T>[]];
  rows: readonly T[];
  keyOf(row: T): Key;
}

/** A table, whose rows become cards where there is no room; the roles say that they are still rows. */
export function DataTable<T>({ label, columns, rows, keyOf }: DataTableProps<T>) {
  const [first, ...others] = columns;
  return (
    <table className="data" role="table" aria-label={label}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ head }) => (
            <th key={head} scope="col" role="columnheader">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={keyOf(row)} role="row">
            <th scope="row" role="rowheader">
              {first.cell(row)}
            </th>
            {others.map(({ head, cell }) => (
              <td key={head} role="cell">
                <span className="cell-head" aria-hidden="true">
                  {head}
                </span>
                <span>{cell(row)}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function ColumnHelp<T>({ columns }: { columns: readonly Column<T>[] }) {
  return (
    <details className="help">
      <summary>What the columns mean</summary>
      <dl>
        {columns.map(
          ({ head, means }) =>
            means && (
              <div key={head}>
                <dt>{head}</dt>
                <dd>{means}</dd>
              </div>
            ),
        )}
      </dl>
    </details>
  );
}
