import { expect, test } from 'playwright/test';
import { compareRow, type RowHere, type RowSaid } from './row-said';

const NOBODY = {
  firstName: null,
  lastName: null,
  companyName: null,
  companyNumber: null,
  bornOn: null,
  addressLine1: null,
  addressLine2: null,
  town: null,
  postcode: null,
};
const said: RowSaid = {
  creditorName: 'Mobile Seven',
  currency: 'GBP',
  asAtOn: '2026-11-02',
  currentMinor: 90_00,
  amounts: { original: 100_00, interest: 0, fee: 0, payment: -10_00, adjustment: 0 },
  facts: { ...NOBODY, firstName: 'Ada', postcode: 'M1 1AE' },
};
const here: RowHere = {
  debt: {
    creditorName: 'Mobile Seven',
    currency: 'GBP',
    balanceMinor: 100_00,
    components: { original: 100_00, interest: 0, fee: 0, payment: 0, adjustment: 0 },
  },
  facts: { ...NOBODY, firstName: 'Ada', postcode: 'M2 2BB', town: 'Leeds' },
};

test('A row that was set aside stands line by line beside what is here, and what differs is told apart', () => {
  expect(compareRow(said, here)).toEqual([
    { what: 'creditor', said: 'Mobile Seven', here: 'Mobile Seven', isSame: true },
    { what: 'original', said: 100_00, here: 100_00, isSame: true },
    { what: 'payment', said: -10_00, here: 0, isSame: false },
    { what: 'current', said: 90_00, here: 100_00, isSame: false },
    { what: 'firstName', said: 'Ada', here: 'Ada', isSame: true },
    { what: 'town', said: null, here: 'Leeds', isSame: false },
    { what: 'postcode', said: 'M1 1AE', here: 'M2 2BB', isSame: false },
  ]);
});

test('Where one side is not kept or may not be seen, the other stands alone and nothing is called different of what was never said', () => {
  expect(compareRow(null, here).every(({ said: one, isSame }) => one === null && isSame)).toBe(true);
  const unseen = compareRow(said, { debt: null, facts: null });
  expect(unseen.map(({ what }) => what)).toEqual([
    'creditor',
    'original',
    'payment',
    'current',
    'firstName',
    'postcode',
  ]);
  expect(unseen.every((line) => line.here === null)).toBe(true);
});
