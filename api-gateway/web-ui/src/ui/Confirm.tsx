import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Button } from './Button';

interface ConfirmProps {
  title: string;
  yes: string;
  no: string;
  danger?: boolean;
  onYes(): void;
  onNo(): void;
  children: ReactNode;
}

/** Asks before something that is not easily undone. The browser's own dialog keeps the focus in and gives it back. */
export function Confirm({ title, yes, no, danger = false, onYes, onNo, children }: ConfirmProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const shown = dialog.current;
    const before = document.activeElement;
    shown?.showModal();
    return () => {
      shown?.close();
      if (before instanceof HTMLElement) {
        before.focus();
      }
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onCancel={(cancel) => {
        cancel.preventDefault();
        onNo();
      }}
    >
      <h2 id={`${id}-title`}>{title}</h2>
      <div id={`${id}-text`}>{children}</div>
      <div className="actions">
        <Button kind={danger ? 'danger' : 'primary'} onClick={onYes}>
          {yes}
        </Button>
        <Button kind="secondary" onClick={onNo}>
          {no}
        </Button>
      </div>
    </dialog>
  );
}
