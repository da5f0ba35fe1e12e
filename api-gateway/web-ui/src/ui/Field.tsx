import { type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, useId } from 'react';
import { useWords } from '../i18n';

interface FieldProps {
  label: string;
  hint?: ReactNode;
  error?: ReactNode;
}

interface Wired {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

function Field({
  label,
  hint,
  error,
  optional,
  children,
}: FieldProps & { optional: boolean; children: (wired: Wired) => ReactNode }) {
  const { t } = useWords();
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {optional && <span className="optional"> ({t.app.optional})</span>}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      {error && (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      )}
    </div>
  );
}

type InputProps = FieldProps &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value'> & {
    value: string;
    onValue(value: string): void;
    optional?: boolean;
    unit?: string;
  };

export function TextField({ label, hint, error, value, onValue, optional = false, unit, ...more }: InputProps) {
  return (
    <Field label={label} hint={hint} error={error} optional={optional}>
      {(wired) => (
        <span className={unit ? 'with-unit' : undefined}>
          <input
            type="text"
            {...more}
            {...wired}
            required={!optional}
            value={value}
            onChange={(change) => onValue(change.target.value)}
          />
          {unit && (
            <span className="unit" aria-hidden="true">
              {unit}
            </span>
          )}
        </span>
      )}
    </Field>
  );
}

type SelectProps = FieldProps &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, 'onChange' | 'value'> & {
    value: string;
    onValue(value: string): void;
    options: readonly (readonly [value: string, label: string])[];
  };

export function SelectField({ label, hint, error, value, onValue, options, ...more }: SelectProps) {
  return (
    <Field label={label} hint={hint} error={error} optional={false}>
      {(wired) => (
        <select {...more} {...wired} value={value} onChange={(change) => onValue(change.target.value)}>
          {options.map(([key, name]) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface CheckProps {
  label: ReactNode;
  checked: boolean;
  onChecked(checked: boolean): void;
  error?: ReactNode;
  hint?: ReactNode;
  name?: string;
  /** a switch acts at once, a check box when the form is sent */
  toggle?: boolean;
}

export function CheckField({ label, checked, onChecked, error, hint, name, toggle = false }: CheckProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="field check">
      <input
        type="checkbox"
        id={id}
        name={name}
        role={toggle ? 'switch' : undefined}
        className={toggle ? 'switch' : undefined}
        checked={checked}
        onChange={(change) => onChecked(change.target.checked)}
        aria-describedby={described || undefined}
        aria-invalid={error ? true : undefined}
      />
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      )}
    </div>
  );
}
