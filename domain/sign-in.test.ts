import fc from 'fast-check';
import { expect, test } from 'playwright/test';
import {
  countedAddress,
  decideCode,
  FROM_ONE_ADDRESS,
  isByLetterOnly,
  isProved,
  maySend,
  mayTry,
  normaliseReference,
  readSixDigits,
  SENDS,
  WRONG_CODES,
} from './sign-in';

test('a person and a sole trader prove themselves by date of birth, and by nothing else', () => {
  for (const kind of ['person', 'sole_trader'] as const) {
    const found = { kind, bornOn: '1980-02-29' };
    expect(isProved(found, { bornOn: '1980-02-29' })).toBe(true);
    expect(isProved(found, { bornOn: '1980-03-01' })).toBe(false);
    expect(isProved(found, { letter: true })).toBe(false);
    expect(isProved({ kind, bornOn: null }, { bornOn: '1980-02-29' })).toBe(false);
  }
});

test('only a person or sole trader whose date of birth is not held comes by letter alone', () => {
  for (const kind of ['person', 'sole_trader', 'business'] as const) {
    expect(isByLetterOnly({ kind, bornOn: null })).toBe(kind !== 'business');
    expect(isByLetterOnly({ kind, bornOn: '1980-02-29' })).toBe(false);
  }
});

test('a business proves itself by the code on its letter, and a date of birth is nothing', () => {
  expect(isProved({ kind: 'business', bornOn: null }, { letter: true })).toBe(true);
  expect(isProved({ kind: 'business', bornOn: null }, { letter: false })).toBe(false);
  expect(isProved({ kind: 'business', bornOn: '1980-02-29' }, { bornOn: '1980-02-29' })).toBe(false);
});

test('the fifth wrong code of a day is the last: after it not even the right one opens', () => {
  const right = { used: false, over: false };
  for (let wrong = 0; wrong < WRONG_CODES.most; wrong += 1) {
    expect(decideCode(wrong, undefined)).toBe('wrong');
    expect(decideCode(wrong, right)).toBe('open');
  }
  expect(decideCode(WRONG_CODES.most, right)).toBe('stopped');
  expect(decideCode(WRONG_CODES.most, undefined)).toBe('stopped');
});

test('the right code opens nothing when it is over or was used, and is not a wrong one', () => {
  expect(decideCode(0, { used: true, over: false })).toBe('late');
  expect(decideCode(0, { used: false, over: true })).toBe('late');
});

test('nobody is sent more codes than they could want, nor any while codes have stopped', () => {
  const quiet = { wrong: 0, sentInHour: 0, sentInDay: 0 };
  expect(maySend(quiet)).toBe(true);
  expect(maySend({ ...quiet, sentInHour: SENDS.perHour })).toBe(false);
  expect(maySend({ ...quiet, sentInDay: SENDS.perDay })).toBe(false);
  expect(maySend({ ...quiet, wrong: WRONG_CODES.most })).toBe(false);
});

test('one address, and all addresses together, can try only so often', () => {
  expect(mayTry({ fromHere: FROM_ONE_ADDRESS.most - 1, everywhere: 0 }, 10)).toEqual({ ok: true });
  expect(mayTry({ fromHere: FROM_ONE_ADDRESS.most, everywhere: 0 }, 10)).toEqual({
    ok: false,
    reason: 'too-many-from-here',
  });
  expect(mayTry({ fromHere: 0, everywhere: 10 }, 10)).toEqual({ ok: false, reason: 'busy' });
});

test('a reference is the same however it is typed', () => {
  for (const typed of ['EK00070001', ' ek 0007 0001 ', 'EK-0007-0001', 'ek.0007–0001', 'EK 00070001'])
    expect(normaliseReference(typed)).toBe('EK00070001');
  fc.assert(
    fc.property(fc.string(), (typed) => {
      const once = normaliseReference(typed);
      expect(normaliseReference(once)).toBe(once);
      expect(once.length).toBeLessThanOrEqual(64);
    }),
  );
});

test('six digits are read as they are pasted, and nothing else is', () => {
  for (const typed of ['123456', ' 123 456 ', '123-456', '123–456', '１２３４５６'])
    expect(readSixDigits(typed)).toBe('123456');
  for (const typed of ['', '12345', '1234567', 'abcdef', '12345a', '٣٣٣٣٣٣'])
    expect(readSixDigits(typed)).toBeNull();
});

test('an IPv6 network of one home counts as one address, however it is written', () => {
  const home = '2001:db8:0:7::/64';
  for (const address of [
    '2001:db8:0:7::1',
    '2001:0db8:0000:0007:abcd::1',
    '2001:DB8:0:7:1:2:3:4',
    '2001:db8:0:7::',
  ])
    expect(countedAddress(address)).toBe(home);
  expect(countedAddress('2001:db8:0:8::1')).not.toBe(home);
  expect(countedAddress('::ffff:192.0.2.7')).toBe('192.0.2.7');
  expect(countedAddress('192.0.2.7')).toBe('192.0.2.7');
  expect(countedAddress('::1')).toBe('0:0:0:0::/64');
  expect(countedAddress('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
  for (const odd of ['', 'localhost', "1'; drop", 'x'.repeat(1000)])
    expect(countedAddress(odd)).toBe('unknown');
});
