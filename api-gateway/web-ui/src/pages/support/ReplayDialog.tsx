import { useErrorText } from '../../forms/useErrorText';
import { type Errors, useForm } from '../../forms/useForm';
import { Confirm } from '../../ui/Confirm';
import { SelectField, TextField } from '../../ui/Field';
import type { ReplayWanted } from './useReplay';

interface DialogProps {
  /** what is to be replayed */
  what: string;
  onYes(wanted: ReplayWanted): void;
  onNo(): void;
}

const STARTS = [
  ['beginning', 'From the beginning: fold every event anew'],
  ['position', 'After a position: mend a copy of the view'],
] as const;

/** Asks from where, and why. */
export function ReplayDialog({ what, onYes, onNo }: DialogProps) {
  const { values, errors, set, fail, form } = useForm({ start: 'beginning', position: '', reason: '' });
  const errorText = useErrorText(errors);
  const isFromPosition = values.start === 'position';
  const go = () => {
    const reason = values.reason.trim();
    const position = values.position.trim();
    const wrong: Errors = {
      ...(isFromPosition && !/^\d{1,15}$/.test(position) && { position: { text: 'must be a number from 0' } }),
      ...(reason === '' && { reason: { rule: 'required' } }),
    };
    if (Object.keys(wrong).length > 0) {
      fail(wrong);
    } else {
      onYes({ reason, ...(isFromPosition && { fromPosition: Number(position) }) });
    }
  };
  return (
    <Confirm title={`Replay ${what}?`} yes="Replay" no="Leave it as it is" onYes={go} onNo={onNo}>
      <form
        ref={form}
        className="form"
        noValidate
        onSubmit={(submit) => {
          submit.preventDefault();
          go();
        }}
      >
        <p>People go on reading what is there. Nothing happens outside. Your name and the reason are kept.</p>
        <SelectField
          label="From where"
          value={values.start}
          onValue={(start) => set('start', start)}
          options={STARTS}
        />
        {isFromPosition && (
          <TextField
            label="Position"
            inputMode="numeric"
            hint="Only events after it are folded. Documents that are missing or too old come back; every other stays."
            value={values.position}
            onValue={(position) => set('position', position)}
            error={errorText('position')}
          />
        )}
        <TextField
          label="Reason"
          maxLength={500}
          value={values.reason}
          onValue={(reason) => set('reason', reason)}
          error={errorText('reason')}
        />
        {/* Several fields without a button in their form would not be sent by the Enter key. */}
        <button type="submit" hidden />
      </form>
    </Confirm>
  );
}
