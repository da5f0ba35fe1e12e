import type { ReactNode } from 'react';
import { useWords } from '../i18n';
import { SelectField, TextField } from '../ui/Field';
import type { AddressValues } from './schemas';
import { STATES, stateName, stateOfZip } from './states';

interface AddressFieldsProps {
  values: AddressValues;
  set(name: keyof AddressValues, value: string): void;
  error(name: string): ReactNode;
}

export function AddressFields({ values, set, error }: AddressFieldsProps) {
  const { t } = useWords();
  const text = (name: keyof AddressValues, label: string, autoComplete: string, more = {}) => (
    <TextField
      label={label}
      name={name}
      autoComplete={autoComplete}
      value={values[name]}
      onValue={(value) => set(name, value)}
      error={error(name)}
      {...more}
    />
  );
  const likely = stateOfZip(values.zipCode);
  const elsewhere = likely !== undefined && values.stateCode !== '' && likely !== values.stateCode;
  const zipTyped = (zip: string) => {
    set('zipCode', zip);
    const state = stateOfZip(zip);
    if (state !== undefined && values.stateCode === '') {
      set('stateCode', state);
    }
  };
  return (
    <>
      <div className="columns">
        {text('firstName', t.register.firstName, 'given-name')}
        {text('lastName', t.register.lastName, 'family-name')}
      </div>
      {text('streetAddress', t.register.street, 'address-line1')}
      {text('streetAddress2', t.register.street2, 'address-line2', { optional: true })}
      <div className="columns zip">
        {text('zipCode', t.register.zip, 'postal-code', {
          inputMode: 'numeric',
          maxLength: 10,
          onValue: zipTyped,
        })}
        {text('city', t.register.city, 'address-level2')}
      </div>
      <SelectField
        label={t.register.state}
        name="stateCode"
        autoComplete="address-level1"
        value={values.stateCode}
        onValue={(state) => set('stateCode', state)}
        options={[['', t.register.chooseState], ...STATES]}
        error={error('stateCode')}
        hint={elsewhere ? t.register.zipElsewhere(values.zipCode, stateName(likely)) : undefined}
      />
      {text('serviceAccountId', t.register.account, 'off', { optional: true, hint: t.register.accountHint })}
    </>
  );
}
