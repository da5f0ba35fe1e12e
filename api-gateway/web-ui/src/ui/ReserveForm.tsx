import { type ReactNode, useState } from 'react';
import { useAction } from '../api/useAction';
import { useWords } from '../i18n';
import { Button } from './Button';
import { Confirm } from './Confirm';
import { ProblemNotice } from './Notice';
import { ReserveField } from './ReserveField';

interface ReserveFormProps {
  className: string;
  label: string;
  hint: ReactNode;
  /** percent, as far as it is known */
  before: number;
  save(reserve: number): Promise<void>;
  /** what is asked before the reserve is lowered; without it, nothing is */
  lowering?: { title: string; yes: string; text(reserve: number): string };
}

/** A reserve that can be changed. Once what was saved is known, the form follows what is known again. */
export function ReserveForm({ className, label, hint, before, save, lowering }: ReserveFormProps) {
  const { t } = useWords();
  const [typed, type] = useState<number>();
  const [asking, ask] = useState(false);
  const [saved, setSaved] = useState(false);
  const reserve = typed ?? before;
  const { start, busy, problem } = useAction(async () => {
    await save(reserve);
    setSaved(true);
  });
  if (saved && typed === before) {
    type(undefined);
  }
  return (
    <form
      className={className}
      noValidate
      onSubmit={(submit) => {
        submit.preventDefault();
        if (lowering && reserve < before) {
          ask(true);
        } else {
          start();
        }
      }}
    >
      {problem && <ProblemNotice error={problem} />}
      <ReserveField
        label={label}
        hint={hint}
        value={reserve}
        onValue={(value) => {
          type(value);
          setSaved(false);
        }}
      />
      <div className="actions">
        <Button type="submit" kind="secondary" busy={busy} off={typed === undefined || saved}>
          {t.app.save}
        </Button>
        <span role="status" className="small">
          {saved && t.app.saved}
        </span>
      </div>
      {lowering && asking && (
        <Confirm
          title={lowering.title}
          yes={lowering.yes}
          no={t.app.cancel}
          onYes={() => {
            ask(false);
            start();
          }}
          onNo={() => ask(false)}
        >
          <p>{lowering.text(reserve)}</p>
        </Confirm>
      )}
    </form>
  );
}
