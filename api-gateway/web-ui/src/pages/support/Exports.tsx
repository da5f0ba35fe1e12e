const FORMATS = [
  ['jsonl', 'Every event, as CloudEvents (JSONL)'],
  ['csv', 'The entries, as a table (CSV)'],
] as const;

/** The whole history as a file, whatever the filter. */
export function Exports({ thing }: { thing: string }) {
  return (
    <details className="help exports">
      <summary>Export the whole history</summary>
      <ul>
        {FORMATS.map(([format, name]) => (
          <li key={format}>
            <a href={`/api/devices/${encodeURIComponent(thing)}/history/export?format=${format}`} download>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
