import { expect, test } from 'vitest';
import { requestOf } from './draft';

const draft = {
  link: { payload: '{"thingName":"b"}', signature: 'sig' },
  siteId: '',
  address: {
    firstName: 'Ada ',
    lastName: 'Byron',
    streetAddress: '9 Grand Ave',
    streetAddress2: ' ',
    city: 'Oakland',
    stateCode: 'CA',
    zipCode: '94607',
    serviceAccountId: 'SA-1',
  },
  battery: {
    manufacturerName: 'Acme',
    productName: 'Cell 10',
    serialNumber: 'AC-1',
    capacityKwh: '13.5',
    chargeKw: '5',
    dischargeKw: '5',
    reservePercentage: 20,
  },
};
const figures = { capacityKwh: 13.5, chargeKw: 5, dischargeKw: 5 };

test('a new home is sent with its address, without what is empty, in W and Wh', () => {
  expect(requestOf(draft, figures)).toEqual({
    payload: '{"thingName":"b"}',
    signature: 'sig',
    address: {
      firstName: 'Ada',
      lastName: 'Byron',
      streetAddress: '9 Grand Ave',
      city: 'Oakland',
      stateCode: 'CA',
      zipCode: '94607',
      serviceAccountId: 'SA-1',
    },
    battery: {
      manufacturerName: 'Acme',
      productName: 'Cell 10',
      serialNumber: 'AC-1',
      batteryCapacityWh: 13500,
      batteryPowerInputW: 5000,
      batteryPowerOutputW: 5000,
      reservePercentage: 20,
    },
  });
});

test('a home that is there already is sent by its id', () => {
  const request = requestOf({ ...draft, siteId: 'site-for-device::a' }, figures);
  expect(request).toMatchObject({ siteId: 'site-for-device::a' });
  expect(request).not.toHaveProperty('address');
});
