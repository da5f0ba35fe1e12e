import type { RegistrationRequest } from '../../api/contract';
import type { AddressValues, BatteryValues } from '../../forms/schemas';

const PREFIX = 'flipbridge.registration.';

/** What the code on the battery carries: the prototype's form, or a signed token. */
export type BatteryLink = { payload: string; signature: string } | { token: string };

/**
 * What was typed for a battery: kept in this tab alone, so that a reload, the way back or a refusal by Flip asks
 * nothing twice, and forgotten once the battery is registered.
 */
export interface Draft {
  link: BatteryLink;
  /** an own home, '' for a new one, null while undecided */
  siteId: string | null;
  address: AddressValues;
  battery: BatteryValues;
}

export function keepDraft(thing: string, draft: Draft): void {
  try {
    sessionStorage.setItem(PREFIX + thing, JSON.stringify(draft));
  } catch {
    // Then it has to be typed again.
  }
}

export function readDraft(thing: string): Draft | undefined {
  try {
    const kept = sessionStorage.getItem(PREFIX + thing);
    return kept === null ? undefined : (JSON.parse(kept) as Draft);
  } catch {
    return undefined;
  }
}

export function forgetDraft(thing: string): void {
  try {
    sessionStorage.removeItem(PREFIX + thing);
  } catch {
    // There is none, then.
  }
}

export function forgetDrafts(): void {
  try {
    Object.keys(sessionStorage)
      .filter((key) => key.startsWith(PREFIX))
      .forEach((key) => sessionStorage.removeItem(key));
  } catch {
    // There is none, then.
  }
}

/** @param battery checked: numbers in kWh and kW */
export function requestOf(
  draft: Draft,
  battery: { capacityKwh: number; chargeKw: number; dischargeKw: number },
): RegistrationRequest {
  const { manufacturerName, productName, serialNumber, reservePercentage } = draft.battery;
  const { streetAddress2, serviceAccountId, ...address } = draft.address;
  const where =
    !draft.siteId
      ? {
          address: {
            ...trimmed(address),
            ...(streetAddress2.trim() && { streetAddress2: streetAddress2.trim() }),
            ...(serviceAccountId.trim() && { serviceAccountId: serviceAccountId.trim() }),
          },
        }
      : { siteId: draft.siteId };
  return {
    ...draft.link,
    ...where,
    battery: {
      ...trimmed({ manufacturerName, productName, serialNumber }),
      batteryCapacityWh: Math.round(battery.capacityKwh * 1000),
      batteryPowerInputW: Math.round(battery.chargeKw * 1000),
      batteryPowerOutputW: Math.round(battery.dischargeKw * 1000),
      reservePercentage,
    },
  };
}

function trimmed<T extends Record<string, string>>(values: T): T {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.trim()])) as T;
}
