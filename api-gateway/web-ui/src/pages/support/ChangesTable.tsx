import type { Change } from './words';

/** Fields that differ, before and after. */
export function ChangesTable({ changes, label }: { changes: readonly Change[]; label?: string }) {
  return (
    changes.length > 0 && (
      <table className="changes" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">What changed</th>
            <th scope="col">Before</th>
            <th scope="col">After</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ field, before, after }) => (
            <tr key={field}>
              <th scope="row">{field}</th>
              <td>{before}</td>
              <td>{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )
  );
}
