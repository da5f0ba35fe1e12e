import * as z from 'zod/mini';

const text = (most: number) => z.string().check(z.trim(), z.minLength(1, 'required'), z.maxLength(most, 'tooLong'));
const optionalText = (most: number) => z.string().check(z.trim(), z.maxLength(most, 'tooLong'));

/** "13.5" as people of either language type it, as a number above zero. */
const positive = z.pipe(
  z.pipe(
    z.string().check(z.trim(), z.minLength(1, 'required')),
    z.transform((typed: string) => Number(typed.replace(',', '.'))),
  ),
  z.number('number').check(z.positive('positive'), z.maximum(10_000, 'number')),
);

export const emailSchema = z.object({
  email: z.string().check(z.trim(), z.minLength(1, 'required'), z.maxLength(254, 'email'), z.email('email')),
});

export const codeSchema = z.object({
  code: z.pipe(
    z.pipe(
      z.string(),
      z.transform((typed: string) => typed.replace(/\D/g, '')),
    ),
    z.string().check(z.regex(/^\d{6}$/, 'code')),
  ),
});

export const addressSchema = z.object({
  firstName: text(100),
  lastName: text(100),
  streetAddress: text(200),
  streetAddress2: optionalText(200),
  city: text(100),
  stateCode: z.string().check(z.regex(/^[A-Z]{2}$/, 'state')),
  zipCode: z.string().check(z.trim(), z.regex(/^\d{5}(-\d{4})?$/, 'zip')),
  serviceAccountId: optionalText(100),
});

export const batterySchema = z.object({
  manufacturerName: text(100),
  productName: text(100),
  serialNumber: text(100),
  capacityKwh: positive,
  chargeKw: positive,
  dischargeKw: positive,
  reservePercentage: z.number('percent').check(z.minimum(0, 'percent'), z.maximum(100, 'percent')),
});

export type AddressValues = z.input<typeof addressSchema>;
export type BatteryValues = z.input<typeof batterySchema>;
