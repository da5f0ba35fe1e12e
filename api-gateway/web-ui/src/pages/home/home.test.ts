import { expect, test } from 'vitest';
import type { HomeBattery } from '../../api/contract';
import { en } from '../../i18n/en';
import { formatFor } from '../../i18n/format';
import { flowInWords, flowOf, saying } from './flow';
import { hourly, pointsOf } from './points';

const f = formatFor('en-US', 'America/Los_Angeles');
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const now = (figures: object) => ({ startTime: '2026-07-01T16:00:00Z', homePowerW: 900, gridOnline: true, ...figures });
const battery = (figures: object, more: Partial<HomeBattery> = {}): HomeBattery => ({
  thing: 'b',
  state: 'COMMISSIONED',
  connection: 'ONLINE',
  control: 'CONTROLLED',
  now: now(figures),
  ...more,
});

test.each([
  [{ batteryPowerW: 4000, gridPowerW: -3100 }, en.home.says.sending],
  [{ batteryPowerW: 900, gridPowerW: 0 }, en.home.says.powering],
  [{ batteryPowerW: -2000, solarPowerW: 3000 }, en.home.says.chargingSolar],
  [{ batteryPowerW: -2000, gridPowerW: 2900 }, en.home.says.chargingGrid],
  [{ batteryPowerW: 5 }, en.home.says.idle],
  [{ batteryPowerW: 900, gridOnline: false }, en.home.says.outage],
])('%o is told as "%s"', (figures, text) => {
  expect(saying(battery(figures), en, f)).toBe(text);
});

test('a silent battery is told with since when, whatever it said last', () => {
  const silent = battery({}, { connection: 'OFFLINE', offlineSince: '2024-07-01T16:05:00Z' });
  expect(plain(saying(silent, en, f))).toBe('We have not heard from your battery since Jul 1, 2024, 9:05 AM.');
  expect(saying(battery({}, { now: null, connection: 'UNKNOWN' }), en, f)).toBe(en.home.says.unknown);
});

test('the picture is told in words', () => {
  const flow = flowOf(now({ batteryPowerW: 4000, gridPowerW: -3600, solarPowerW: 500 }));
  expect(plain(flowInWords(flow, en, f))).toBe(
    'Solar makes 500 W. Your home uses 900 W. The battery gives 4 kW. 3.6 kW go to the grid.',
  );
});

test('energies of an interval become mean powers, and gaps stay gaps', () => {
  const point = { startTime: '2026-07-01T16:00:00Z', endTime: '2026-07-01T16:01:00Z', coveredSeconds: 60, readings: 1 };
  expect(
    pointsOf([
      { ...point, dischargeEnergyWh: 50, chargeEnergyWh: 0, homeEnergyWh: 15, stateOfCharge: 60 },
      { ...point, startTime: '2026-07-01T16:01:00Z', coveredSeconds: 0, homeEnergyWh: 3 },
    ]),
  ).toEqual([
    { at: 1782921600, charge: 60, home: 0.9, solar: null, battery: 3 },
    { at: 1782921660, charge: null, home: null, solar: null, battery: null },
  ]);
});

test('the table has the last reading of each hour', () => {
  const at = (seconds: number) => ({ at: seconds, charge: 1, home: null, solar: null, battery: null });
  expect(hourly([at(3600), at(7199), at(7200)]).map((point) => point.at)).toEqual([7199, 7200]);
});
