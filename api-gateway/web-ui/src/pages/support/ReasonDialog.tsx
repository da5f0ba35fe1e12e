import type { ReactNode } from 'react';
import { useErrorText } from '../../forms/useErrorText';
import { useForm } from '../../forms/useForm';
import { Confirm } from '../../ui/Confirm';
import { TextField } from '../../ui/Field';

interface ReasonProps {
  title: string;
  yes: string;
  no: string;
  danger?: boolean;
  children: ReactNode;
  onYes(reason: string): void;
  onNo(): void;
}

/** Asks for the reason, without which nothing is done. */
export function ReasonDialog({ title, yes, no, danger = false, children, onYes, onNo }: ReasonProps) {
  const { values, errors, set, fail, form } = useForm({ reason: '' });
  const errorText = useErrorText(errors);
  const go = () => {
    const reason = values.reason.trim();
    if (reason === '') {
      fail({ reason: { rule: 'required' } });
    } else {
      onYes(reason);
    }
  };
  return (
    <Confirm title={title} yes={yes} no={no} danger={danger} onYes={go} onNo={onNo}>
      <form
        ref={form}
        className="form"
        noValidate
        onSubmit={(submit) => {
          submit.preventDefault();
          go();
        }}
      >
        <p>{children}</p>
        <TextField
          label="Reason"
          maxLength={500}
          value={values.reason}
          onValue={(reason) => set('reason', reason)}
          error={errorText('reason')}
        />
      </form>
    </Confirm>
  );
}
