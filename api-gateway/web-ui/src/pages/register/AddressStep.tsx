import { useQueries, useQuery } from '@tanstack/react-query';
import { addressQuery, homeQuery, homesQuery } from '../../api/queries';
import { AddressFields } from '../../forms/AddressFields';
import { type AddressValues, addressSchema } from '../../forms/schemas';
import { useErrorText } from '../../forms/useErrorText';
import { type Errors, useForm } from '../../forms/useForm';
import { useWords } from '../../i18n';
import { Button } from '../../ui/Button';
import { ErrorSummary } from '../../ui/ErrorSummary';

interface AddressStepProps {
  siteId: string | null;
  address: AddressValues;
  errors: Errors;
  onDone(siteId: string, address: AddressValues): void;
}

/** A new home's address, or one of the homes that are there already. */
export function AddressStep({ siteId, address, errors, onDone }: AddressStepProps) {
  const { t } = useWords();
  const siteIds = useHomesAtFlip();
  const form = useForm({ ...address, siteId }, errors);
  const error = useErrorText(form.errors);
  const { siteId: typed, ...values } = form.values;
  const chosen = typed ?? siteIds[0] ?? '';
  const isNew = !siteIds.includes(chosen);
  return (
    <form
      ref={form.form}
      className="card form"
      noValidate
      onSubmit={(submit) => {
        submit.preventDefault();
        if (!isNew) {
          onDone(chosen, address);
        } else if (form.check(addressSchema)) {
          onDone('', values);
        }
      }}
    >
      <h3>{t.register.whereTitle}</h3>
      <ErrorSummary errors={form.errors} known={Object.keys(address)} />
      {siteIds.length > 0 && (
        <HomeChoice
          siteIds={siteIds}
          chosen={isNew ? '' : chosen}
          choose={(choice) => form.set('siteId', choice)}
        />
      )}
      {isNew && (
        <>
          <p className="hint">{t.register.whyAddress}</p>
          <AddressFields values={values} set={form.set} error={error} />
        </>
      )}
      <Button type="submit">{t.register.next}</Button>
    </form>
  );
}

/** Own homes that another battery can join: those of which Flip knows one already. */
function useHomesAtFlip(): string[] {
  const homes = useQuery(homesQuery).data?.homes ?? [];
  const known = useQueries({ queries: homes.map(({ siteId }) => homeQuery(siteId)) });
  return known
    .filter(({ data }) => data?.batteries.some(({ state }) => state === 'COMMISSIONED'))
    .flatMap(({ data }) => data?.siteId ?? []);
}

function HomeChoice({
  siteIds,
  chosen,
  choose,
}: {
  siteIds: readonly string[];
  chosen: string;
  choose(siteId: string): void;
}) {
  const { t } = useWords();
  const addresses = useQueries({ queries: siteIds.map((siteId) => addressQuery(siteId)) });
  return (
    <fieldset className="field choices">
      <legend>{t.register.toHome}</legend>
      {siteIds.map((siteId, index) => {
        const known = addresses[index]?.data?.body;
        return (
          <Choice
            key={siteId}
            label={known ? `${known.streetAddress}, ${known.city}` : t.nav.home}
            checked={chosen === siteId}
            onChoose={() => choose(siteId)}
          />
        );
      })}
      <Choice label={t.register.newHome} checked={chosen === ''} onChoose={() => choose('')} />
    </fieldset>
  );
}

function Choice({ label, checked, onChoose }: { label: string; checked: boolean; onChoose: () => void }) {
  return (
    <label className="choice">
      <input type="radio" name="home" checked={checked} onChange={onChoose} />
      <span>{label}</span>
    </label>
  );
}
