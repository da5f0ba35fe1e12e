import type { TelemetryPoint } from '../../api/contract';

/** What a chart needs of an interval: its start in seconds, the charge in percent, and mean powers in kW. */
export interface Point {
  at: number;
  charge: number | null;
  home: number | null;
  solar: number | null;
  /** above zero while it gives power, below while it takes some */
  battery: number | null;
}

export function pointsOf(items: readonly TelemetryPoint[]): Point[] {
  return items.map((item) => {
    const kilowatts = (wattHours: number | null | undefined) =>
      typeof wattHours === 'number' && item.coveredSeconds > 0 ? (wattHours * 3.6) / item.coveredSeconds : null;
    const given = kilowatts(item.dischargeEnergyWh);
    const taken = kilowatts(item.chargeEnergyWh);
    return {
      at: Date.parse(item.startTime) / 1000,
      charge: item.stateOfCharge ?? null,
      home: kilowatts(item.homeEnergyWh),
      solar: kilowatts(item.solarEnergyWh),
      battery: given === null && taken === null ? null : (given ?? 0) - (taken ?? 0),
    };
  });
}

/** The last point of each hour, for a table that can be read. */
export function hourly(points: readonly Point[]): Point[] {
  const last = new Map<number, Point>();
  for (const point of points) {
    last.set(Math.floor(point.at / 3600), point);
  }
  return [...last.values()];
}
