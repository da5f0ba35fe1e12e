import type { RegistrationCheck } from '../../api/contract';
import { useWords } from '../../i18n';
import { Button } from '../../ui/Button';
import { BatteryIcon } from '../../ui/icons';

export function ConfirmStep({ checked, onYes }: { checked: RegistrationCheck; onYes: () => void }) {
  const { t, f } = useWords();
  const { battery, thing } = checked;
  const known: [string, string][] = [
    [t.register.name, thing],
    ...pair(t.register.manufacturer, battery.manufacturerName),
    ...pair(t.register.product, battery.productName),
    ...pair(t.register.serial, battery.serialNumber),
    ...pair(t.register.capacity, battery.batteryCapacityWh ? f.energy(battery.batteryCapacityWh) : undefined),
  ];
  return (
    <section className="card stack">
      <h3 className="with-icon">
        <BatteryIcon />
        {t.register.foundTitle}
      </h3>
      <dl className="facts">
        {known.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <details>
        <summary>{t.register.whyTitle}</summary>
        <p>{t.register.why}</p>
      </details>
      <Button onClick={onYes}>{t.register.yes}</Button>
      <p className="hint">{t.register.notMine}</p>
    </section>
  );
}

function pair(name: string, value: string | null | undefined): [string, string][] {
  return value ? [[name, value]] : [];
}
