import { expect, test } from 'playwright/test';
import { isOwnOrigin, isThisMachine } from './origin';

const us = { appUrl: 'https://help.example.org', production: true };
const said = (
  origin: string | null,
  site: string | null = null,
  host: string | null = 'help.example.org',
) => ({
  origin,
  site,
  host,
});

test('only the address people reach us by is our own', () => {
  expect(isOwnOrigin(said('https://help.example.org', 'same-origin'), us)).toBe(true);
  for (const origin of [
    null,
    'null',
    '',
    'http://help.example.org',
    'https://help.example.org.evil.example',
    'https://evil.example',
    'https://help.example.org:8443',
    'https://help.example.org/',
  ])
    expect(isOwnOrigin(said(origin), us), String(origin)).toBe(false);
});

test('a browser that says the form came from another site is believed, whatever the Origin', () => {
  expect(isOwnOrigin(said('https://help.example.org', 'cross-site'), us)).toBe(false);
});

test('outside production this machine may go by another of its names, and in production it may not', () => {
  const here = said('http://127.0.0.1:3000', null, '127.0.0.1:3000');
  expect(isOwnOrigin(here, { appUrl: 'http://localhost:3000', production: false })).toBe(true);
  expect(isOwnOrigin(here, { appUrl: 'http://localhost:3000', production: true })).toBe(false);
  const elsewhere = said('http://evil.example', null, 'evil.example');
  expect(isOwnOrigin(elsewhere, { appUrl: 'http://localhost:3000', production: false })).toBe(false);
});

test('A neighbour who calls our machine by a name that only it has for itself is still a neighbour', () => {
  for (const host of ['localhost:3000', '127.0.0.1', '[::1]:3000']) {
    for (const address of ['127.0.0.1', '127.3.2.1', '::1'])
      expect(isThisMachine({ host, address })).toBe(true);
    for (const address of ['192.168.1.20', '10.127.0.1', '2001:db8::1', 'unknown', ''])
      expect(isThisMachine({ host, address })).toBe(false);
  }
  expect(isThisMachine({ host: 'portal.example', address: '127.0.0.1' })).toBe(false);
});
