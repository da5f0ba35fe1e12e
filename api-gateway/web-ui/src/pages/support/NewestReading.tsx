import type { Reading } from '../../api/contract';
import { useWords } from '../../i18n';
import type { Format } from '../../i18n/format';
import { Facts } from './Facts';
import { Ago } from './Moment';

export function NewestReading({ reading }: { reading: Reading | null }) {
  const { f } = useWords();
  return (
    <section className="card stack" aria-labelledby="newest-reading">
      <h2 id="newest-reading">Newest reading</h2>
      {reading ? (
        <Facts
          rows={[
            ['Measured', <Ago at={reading.endTime} />],
            ['Charge', charge(reading, f)],
            ['Battery', power(reading, f)],
            ['Mode', reading.mode && <code>{reading.mode}</code>],
            ['Reserve', known(reading.reserve, f.percent)],
            ['Home', known(reading.homePowerW, f.power)],
            ['Solar', known(reading.solarPowerW, f.power)],
            ['Grid', reading.gridOnline === false ? 'Down' : reading.gridOnline === true ? 'There' : undefined],
          ]}
        />
      ) : (
        <p className="hint">It has sent none yet.</p>
      )}
    </section>
  );
}

function known(value: number | null | undefined, words: (value: number) => string): string | undefined {
  return typeof value === 'number' ? words(value) : undefined;
}

function charge({ stateOfCharge, storedEnergyWh, capacityWh }: Reading, f: Format): string | undefined {
  const share = known(stateOfCharge, f.percent);
  return share && typeof storedEnergyWh === 'number' && typeof capacityWh === 'number'
    ? `${share}, ${f.energy(storedEnergyWh)} of ${f.energy(capacityWh)}`
    : share;
}

function power({ chargePowerW, dischargePowerW }: Reading, f: Format): string | undefined {
  if (typeof dischargePowerW === 'number' && dischargePowerW > 0) {
    return `Gives ${f.power(dischargePowerW)}`;
  }
  if (typeof chargePowerW === 'number' && chargePowerW > 0) {
    return `Takes ${f.power(chargePowerW)}`;
  }
  return typeof chargePowerW === 'number' || typeof dischargePowerW === 'number' ? 'Idle' : undefined;
}
