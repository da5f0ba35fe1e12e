import { useErrorText } from '../../forms/useErrorText';
import { useForm } from '../../forms/useForm';
import { Confirm } from '../../ui/Confirm';
import { TextField } from '../../ui/Field';

interface DiscardProps {
  subject: string;
  onDiscard(reason: string): void;
  onCancel(): void;
}

/** Asks for the reason, without which nothing is discarded. */
export function DiscardDialog({ subject, onDiscard, onCancel }: DiscardProps) {
  const { values, errors, set, fail, form } = useForm({ reason: '' });
  const errorText = useErrorText(errors);
  const discard = () => {
    const reason = values.reason.trim();
    if (reason === '') {
      fail({ reason: { rule: 'required' } });
    } else {
      onDiscard(reason);
    }
  };
  return (
    <Confirm title="Discard it for good?" yes="Discard it" no="Keep it" danger onYes={discard} onNo={onCancel}>
      <form
        ref={form}
        className="form"
        noValidate
        onSubmit={(submit) => {
          submit.preventDefault();
          discard();
        }}
      >
        <p>{subject} will not be tried again. Your name and the reason are kept for 90 days.</p>
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
