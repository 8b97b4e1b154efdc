import { expect, test } from 'playwright/test';
import { checkReply } from './reply-check';

test('a hard word in a reply is found with its line, what to say instead and why', () => {
  const { findings, blocked } = checkReply('Thank you for writing.\n\nYou must pay now.\nPlease remit £5.');
  expect(findings.map(({ found, line, level }) => [found.toLowerCase(), line, level])).toEqual([
    ['must pay', 3, 'block'],
    ['remit', 4, 'warn'],
  ]);
  for (const { instead, reason } of findings) expect(instead.length * reason.length).toBeGreaterThan(0);
  expect(blocked).toBe(1);
});

test('the rules of a message and of a screen both count, and a word is found once', () => {
  const { findings } = checkReply('Your offer is rejected. This is your last chance.');
  expect(findings.map(({ level }) => level)).toEqual(['block', 'block']);
});

test('no mark of quotation hides a word that staff send', () => {
  expect(checkReply('<quote>You failed to pay</quote>').blocked).toBe(1);
  expect(checkReply('<QUOTE>This is your last chance</QUOTE>').blocked).toBe(1);
});

test('a reply begins with thanks or it does not', () => {
  expect(checkReply('Dear Robin,\n\nThank you for telling us about your job.').thanks).toBe(true);
  expect(checkReply('Thanks for your offer.').thanks).toBe(true);
  expect(checkReply(`We have looked at it. ${'It is as it was. '.repeat(12)}Thank you.`).thanks).toBe(false);
  expect(checkReply('  \n').isEmpty).toBe(true);
  expect(checkReply('').grade).toBeNull();
});
