import { expect, test } from 'playwright/test';
import { addressOf, readTrusted } from './server/address';

const proxies = readTrusted('10.0.0.0/8, 2001:db8::1');

test('without a proxy of ours, what X-Forwarded-For says is not believed', () => {
  expect(addressOf('198.51.100.7', '203.0.113.9', readTrusted(''))).toBe('198.51.100.7');
  expect(addressOf('198.51.100.7', '203.0.113.9', proxies)).toBe('198.51.100.7');
});

test('behind a proxy of ours, the last address before our proxies counts, not the first that was claimed', () => {
  expect(addressOf('10.0.0.2', '203.0.113.9', proxies)).toBe('203.0.113.9');
  expect(addressOf('10.0.0.2', '192.0.2.66, 203.0.113.9, 10.1.2.3', proxies)).toBe('203.0.113.9');
  expect(addressOf('2001:db8::1', '2001:db8:5::9', proxies)).toBe('2001:db8:5::9');
});

test('a proxy of ours that says nothing, or nonsense, is itself the address', () => {
  expect(addressOf('10.0.0.2', undefined, proxies)).toBe('10.0.0.2');
  expect(addressOf('10.0.0.2', 'unknown, <b>', proxies)).toBe('10.0.0.2');
  expect(addressOf(undefined, '203.0.113.9', proxies)).toBe('unknown');
});

test('an address is the same in IPv6 clothes, in brackets or with a port', () => {
  expect(addressOf('::ffff:198.51.100.7', undefined, proxies)).toBe('198.51.100.7');
  expect(addressOf('::ffff:10.0.0.2', '203.0.113.9:4711', proxies)).toBe('203.0.113.9');
  expect(addressOf('10.0.0.2', '[2001:db8:5::9]:443', proxies)).toBe('2001:db8:5::9');
});

test('a setting that is neither an address nor a CIDR stops the start', () => {
  for (const slip of ['proxy', '10.0.0.0/x', '300.1.1.1', '10.0.0.0/8, everyone'])
    expect(() => readTrusted(slip), slip).toThrow(/TRUSTED_PROXY/);
});
