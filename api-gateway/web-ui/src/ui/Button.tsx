import type { ButtonHTMLAttributes, ReactNode } from 'react';

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> {
  kind?: 'primary' | 'secondary' | 'quiet' | 'danger';
  /** at work: looks and reads so, and takes no second click, but keeps the focus */
  busy?: boolean;
  /** not to be used now; can still be reached and read */
  off?: boolean;
  children: ReactNode;
}

export function Button({ kind = 'primary', busy = false, off = false, onClick, children, ...more }: ButtonProps) {
  const idle = busy || off;
  return (
    <button
      type="button"
      {...more}
      className={`button ${kind}`}
      aria-disabled={idle || undefined}
      aria-busy={busy || undefined}
      onClick={(click) => {
        if (idle) {
          click.preventDefault();
          return;
        }
        onClick?.(click);
      }}
    >
      {busy && <span className="spinner" aria-hidden="true" />}
      {children}
    </button>
  );
}
