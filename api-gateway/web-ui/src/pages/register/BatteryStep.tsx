import { type BatteryValues, batterySchema } from '../../forms/schemas';
import { useErrorText } from '../../forms/useErrorText';
import { type Errors, useForm } from '../../forms/useForm';
import { useWords } from '../../i18n';
import { Button } from '../../ui/Button';
import { ErrorSummary } from '../../ui/ErrorSummary';
import { TextField } from '../../ui/Field';
import { ReserveField } from '../../ui/ReserveField';

interface BatteryStepProps {
  battery: BatteryValues;
  errors: Errors;
  onBack(): void;
  onDone(battery: BatteryValues): void;
}

export function BatteryStep({ battery, errors, onBack, onDone }: BatteryStepProps) {
  const { t } = useWords();
  const form = useForm(battery, errors);
  const error = useErrorText(form.errors);
  type Text = Exclude<keyof BatteryValues, 'reservePercentage'>;
  const text = (name: Text, label: string, unit?: string) => (
    <TextField
      label={label}
      name={name}
      autoComplete="off"
      value={form.values[name]}
      onValue={(value) => form.set(name, value)}
      error={error(name)}
      {...(unit && { unit, inputMode: 'decimal' })}
    />
  );
  return (
    <form
      ref={form.form}
      className="card form"
      noValidate
      onSubmit={(submit) => {
        submit.preventDefault();
        if (form.check(batterySchema)) {
          onDone(form.values);
        }
      }}
    >
      <h3>{t.register.detailsTitle}</h3>
      <p className="hint">{t.register.detailsIntro}</p>
      <ErrorSummary errors={form.errors} known={Object.keys(battery)} />
      <div className="columns">
        {text('manufacturerName', t.register.manufacturer)}
        {text('productName', t.register.product)}
      </div>
      {text('serialNumber', t.register.serial)}
      {text('capacityKwh', t.register.capacityKwh, 'kWh')}
      <div className="columns">
        {text('chargeKw', t.register.chargeKw, 'kW')}
        {text('dischargeKw', t.register.dischargeKw, 'kW')}
      </div>
      <ReserveField
        label={t.register.reserve}
        hint={t.register.reserveHint}
        value={form.values.reservePercentage}
        onValue={(reserve) => form.set('reservePercentage', reserve)}
        error={error('reservePercentage')}
      />
      <div className="actions">
        <Button type="submit">{t.register.next}</Button>
        <Button kind="quiet" onClick={onBack}>
          {t.app.back}
        </Button>
      </div>
    </form>
  );
}
