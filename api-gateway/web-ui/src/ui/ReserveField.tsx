import { type ReactNode, useId } from 'react';
import { useWords } from '../i18n';

interface ReserveProps {
  label: string;
  hint?: ReactNode;
  error?: ReactNode;
  value: number;
  onValue(value: number): void;
}

/** A share of the battery: by a slider, or by typing it, since not everybody can drag. */
export function ReserveField({ label, hint, error, value, onValue }: ReserveProps) {
  const { t, f } = useWords();
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <fieldset className="field reserve">
      <legend>{label}</legend>
      {hint && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      <div className="reserve-row">
        <input
          type="range"
          min={0}
          max={100}
          step={1}
          aria-label={label}
          aria-describedby={described}
          aria-valuetext={f.percent(value)}
          value={value}
          onChange={(change) => onValue(Number(change.target.value))}
        />
        <span className="with-unit short">
          <input
            type="number"
            inputMode="numeric"
            min={0}
            max={100}
            step={1}
            aria-label={`${label}, ${t.reserve.percent}`}
            aria-describedby={described}
            aria-invalid={error ? true : undefined}
            value={Number.isFinite(value) ? value : ''}
            onChange={(change) => {
              const typed = change.target.valueAsNumber;
              onValue(Number.isFinite(typed) ? Math.min(100, Math.max(0, Math.round(typed))) : 0);
            }}
          />
          <span className="unit" aria-hidden="true">
            %
          </span>
        </span>
      </div>
      {error && (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      )}
    </fieldset>
  );
}
