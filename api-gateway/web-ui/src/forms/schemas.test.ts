import { describe, expect, test } from 'vitest';
import { addressSchema, batterySchema, codeSchema, emailSchema } from './schemas';
import { stateOfZip } from './states';
import { errorsOf, serverErrors } from './useForm';

const address = {
  firstName: ' Ada ',
  lastName: 'Byron',
  streetAddress: '9 Grand Ave',
  streetAddress2: '',
  city: 'Oakland',
  stateCode: 'CA',
  zipCode: '94607',
  serviceAccountId: '',
};
const battery = {
  manufacturerName: 'Acme',
  productName: 'Cell 10',
  serialNumber: 'AC-1',
  capacityKwh: '13,5',
  chargeKw: '5',
  dischargeKw: '5.0',
  reservePercentage: 20,
};
const wrong = (result: { success: boolean; error?: { issues: { path: PropertyKey[]; message: string }[] } }) =>
  errorsOf(result.error?.issues ?? []);

test('a pasted code may have blanks and dashes', () => {
  expect(codeSchema.parse({ code: ' 123-456 ' })).toEqual({ code: '123456' });
  expect(wrong(codeSchema.safeParse({ code: '12345' }))).toEqual({ code: { rule: 'code' } });
});

test('an e-mail address is trimmed and checked', () => {
  expect(emailSchema.parse({ email: ' ada@example.org ' }).email).toBe('ada@example.org');
  expect(wrong(emailSchema.safeParse({ email: '' }))).toEqual({ email: { rule: 'required' } });
  expect(wrong(emailSchema.safeParse({ email: 'ada@' }))).toEqual({ email: { rule: 'email' } });
});

describe('an address', () => {
  test('is trimmed', () => {
    expect(addressSchema.parse(address).firstName).toBe('Ada');
  });

  test('names each wrong field once', () => {
    expect(wrong(addressSchema.safeParse({ ...address, city: ' ', stateCode: '', zipCode: '9460' }))).toEqual({
      city: { rule: 'required' },
      stateCode: { rule: 'state' },
      zipCode: { rule: 'zip' },
    });
  });

  test.each([
    ['94607', 'CA'],
    ['00901', 'PR'],
    ['20001', 'DC'],
    ['88801', undefined],
    ['946', undefined],
  ])('ZIP code %s most likely lies in %s', (zip, state) => {
    expect(stateOfZip(zip)).toBe(state);
  });
});

test('figures of a battery may have a comma, and must be above zero', () => {
  expect(batterySchema.parse(battery).capacityKwh).toBe(13.5);
  expect(wrong(batterySchema.safeParse({ ...battery, chargeKw: '0', dischargeKw: 'five', capacityKwh: '' }))).toEqual({
    chargeKw: { rule: 'positive' },
    dischargeKw: { rule: 'number' },
    capacityKwh: { rule: 'required' },
  });
});

test('the errors of the server find their fields', () => {
  expect(serverErrors([{ field: 'address.zipCode', message: 'is not served' }], 'address.')).toEqual({
    zipCode: { text: 'is not served' },
  });
});
