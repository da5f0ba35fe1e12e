import type { BatteryNow, HomeBattery } from '../../api/contract';
import type { Dictionary } from '../../i18n/en';
import { type Format, ended } from '../../i18n/format';

/** Below this, in W, nothing is said to flow: meters are never quite still. */
const STILL = 30;

export type Direction = 'to-hub' | 'from-hub' | 'none';

/** Where power goes right now; every figure in W and above zero. */
export interface Flow {
  solar: number;
  home: number;
  charging: number;
  discharging: number;
  importing: number;
  exporting: number;
  gridOnline: boolean;
}

export function flowOf(now: BatteryNow): Flow {
  const above = (watts: number | null | undefined) => (watts && watts > STILL ? watts : 0);
  return {
    solar: above(now.solarPowerW),
    home: above(now.homePowerW),
    charging: above(-(now.batteryPowerW ?? 0)),
    discharging: above(now.batteryPowerW),
    importing: above(now.gridPowerW),
    exporting: above(-(now.gridPowerW ?? 0)),
    gridOnline: now.gridOnline !== false,
  };
}

export function directionOf(inward: number, outward: number): Direction {
  if (inward > 0) {
    return 'to-hub';
  }
  return outward > 0 ? 'from-hub' : 'none';
}

/** The one sentence that matters most about a battery. */
export function saying(battery: HomeBattery, t: Dictionary, f: Format): string {
  const says = t.home.says;
  const { now } = battery;
  if (battery.connection === 'OFFLINE') {
    const since = battery.offlineSince ?? battery.lastHeardAt;
    return since ? ended(says.offline(f.moment(since))) : says.unknown;
  }
  if (!now) {
    return says.unknown;
  }
  const flow = flowOf(now);
  if (!flow.gridOnline) {
    return flow.discharging > 0 ? says.outage : says.outageIdle;
  }
  if (flow.discharging > 0) {
    return flow.exporting > 0 ? says.sending : says.powering;
  }
  if (flow.charging > 0) {
    if (flow.solar >= flow.charging) {
      return says.chargingSolar;
    }
    return flow.importing > 0 ? says.chargingGrid : says.charging;
  }
  return says.idle;
}

/** What the picture shows, for those who do not see it. */
export function flowInWords(flow: Flow, t: Dictionary, f: Format): string {
  const words = t.home;
  const battery =
    flow.charging > 0
      ? words.flowCharging(f.power(flow.charging))
      : flow.discharging > 0
        ? words.flowDischarging(f.power(flow.discharging))
        : words.flowBatteryIdle;
  return [
    flow.solar > 0 && words.flowSolar(f.power(flow.solar)),
    words.flowHouse(f.power(flow.home)),
    battery,
    !flow.gridOnline && words.flowOff,
    flow.importing > 0 && words.flowImport(f.power(flow.importing)),
    flow.exporting > 0 && words.flowExport(f.power(flow.exporting)),
  ]
    .filter(Boolean)
    .join(' ');
}
