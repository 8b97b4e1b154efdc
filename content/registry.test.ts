import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'playwright/test';
import { wordsIn } from './check-file';
import { CONTACTS, contact } from './registry';
import { shippedFiles } from './shipped';

type Resource = { id: string; name: string; phone: string | null; url: string; hours: string | null };
const root = new URL('..', import.meta.url);
const directory: { resources: Resource[] } = JSON.parse(
  readFileSync(new URL('db/seed/data/resources.json', root), 'utf8'),
);

/** UK numbers written out, the short ones, and anything that looks like an address on the web. */
const NUMBER =
  /\+?\b0\d(?:[ -]?\d){6,10}\b|(?<![£,.\d-])\b(?:116 ?123|999|112|111|101|105|159|18001|7726|85258)\b(?![,.]?\d)/g;
const LINK = /\bhttps?:\/\/|\bwww\.|\b[a-z0-9-]+\.(?:uk|org|com|co|gov|net|scot|wales|info|police|ie)\b/gi;

const digits = (text: string) => text.replace(/\D/g, '');
const known = new Set(
  CONTACTS.flatMap((one) => [one.phone, one.text])
    .filter((one): one is string => one !== null)
    .flatMap((one) => [digits(one), ...(one.match(NUMBER) ?? []).map(digits)]),
);

test('No words of a page or a guide hold a link, or a number that the registry does not know', () => {
  const strays = shippedFiles().flatMap((file) =>
    wordsIn(file.source).flatMap(({ path, value }) => [
      ...(value.match(LINK) ?? []).map((found) => `${file.path} ${path.join('.')}: ${found}`),
      ...(value.match(NUMBER) ?? [])
        .filter((found) => !known.has(digits(found)))
        .map((found) => `${file.path} ${path.join('.')}: ${found}`),
    ]),
  );
  expect(strays).toEqual([]);
});

test('The search for numbers and links finds them', () => {
  for (const text of ['call 0800 138 1111', '08000 495 495', '020 7946 0000', '116 123', 'dial 999']) {
    expect(text.match(NUMBER), text).toHaveLength(1);
  }
  for (const text of ['£1,000.00', '30 days', '2026-11-22', '£9,999.99', '14 to 35']) {
    expect(text.match(NUMBER), text).toBeNull();
  }
  for (const text of ['see www.x.y', 'https://x.org', 'on gov.uk', 'stepchange.org']) {
    expect(text.match(LINK), text).not.toBeNull();
  }
  expect('Ask us. We can help.'.match(LINK)).toBeNull();
});

test('No code writes a phone number or an outside address that the registry does not know', () => {
  const addresses = new Set(CONTACTS.map((one) => one.url.replace(/\/$/, '')));
  const strays: string[] = [];
  for (const path of ['app', 'components', 'content', 'services'].flatMap(sourcesIn)) {
    const source = readFileSync(new URL(path, root), 'utf8');
    for (const [, address = ''] of source.matchAll(/["'`](https?:\/\/[^"'`$\s]+)/g)) {
      if (!addresses.has(address.replace(/\/$/, '')) && !NOT_A_LINK.test(address))
        strays.push(`${path}: ${address}`);
    }
    for (const [, number = ''] of source.matchAll(/["'`](?:tel:|sms:)?((?:\+44|0)[\d ]{9,})["'`]/g)) {
      if (!known.has(digits(number)) && !FOR_DRAMA.test(digits(number))) strays.push(`${path}: ${number}`);
    }
  }
  expect(strays).toEqual([]);
});

test('Every contact has a name of its own, an address by https, and something to reach it by', () => {
  expect(new Set(CONTACTS.map((one) => one.id)).size).toBe(CONTACTS.length);
  for (const one of CONTACTS) {
    expect(one.name.length, one.id).toBeGreaterThan(1);
    expect(one.url, one.id).toMatch(/^https:\/\/[^\s]+$/);
    expect(one.source.length, one.id).toBeGreaterThan(5);
  }
});

test('No contact is on a premium or special-rate number', () => {
  for (const one of CONTACTS) expect(digits(one.phone ?? ''), one.id).not.toMatch(/^(09|087|084)/);
});

test('A checked-on date is a day, and where none is known that is said', () => {
  for (const one of CONTACTS) {
    if (one.checkedOn !== null) expect(one.checkedOn, one.id).toMatch(/^20\d\d-[01]\d-[0-3]\d$/);
  }
});

test('What the directory also lists is the same in both', () => {
  const listed = new Map(directory.resources.map((one) => [one.id, one]));
  const both = CONTACTS.filter((one) => listed.has(one.id));
  expect(both.length).toBeGreaterThan(30);
  for (const { id, name, phone, url, hours } of both) {
    const { name: itsName, phone: itsPhone, url: itsUrl, hours: itsHours } = listed.get(id) ?? contact('');
    expect({ name, phone, url, hours }).toEqual({
      name: itsName,
      phone: itsPhone,
      url: itsUrl,
      hours: itsHours,
    });
  }
});

test('Asking for a contact that is not there fails aloud', () => {
  expect(contact('samaritans').phone).toBe('116 123');
  expect(() => contact('nobody')).toThrow('nobody');
});

/** The names of formats and our own machine are not links; the numbers are those that Ofcom keeps for drama. */
const NOT_A_LINK = /^http:\/\/(www\.w3\.org|localhost|127\.0\.0\.1)/;
const FOR_DRAMA = /^(02079460|08081570|03069990|07700900)\d{3}$/;

function sourcesIn(room: string): string[] {
  const folder = fileURLToPath(new URL(room, root));
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => `${room}/${name}`);
}
