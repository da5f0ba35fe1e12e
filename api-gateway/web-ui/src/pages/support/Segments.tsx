interface SegmentsProps<K extends string> {
  label: string;
  options: readonly (readonly [key: K, name: string])[];
  value: K;
  onValue(value: K): void;
}

/** One of a few, all of them in sight. */
export function Segments<K extends string>({ label, options, value, onValue }: SegmentsProps<K>) {
  return (
    <div className="segments" role="group" aria-label={label}>
      {options.map(([key, name]) => (
        <button key={key} type="button" aria-pressed={key === value} onClick={() => onValue(key)}>
          {name}
        </button>
      ))}
    </div>
  );
}
