import { expect, test } from 'playwright/test';
import { parseHours } from './hours';
import { hoursParts } from './hours-parts';
import { readKnown, readPhone, readTextWay } from './reach';

test('A remark beside a number is never dialled', () => {
  expect(readPhone('111 (choose the mental-health option; option 2)')).toEqual({
    number: '111',
    dial: '111',
    remark: 'choose the mental-health option; option 2',
  });
  expect(readPhone('0800 138 1111')).toEqual({ number: '0800 138 1111', dial: '08001381111', remark: null });
  expect(readPhone('1-800-388-2227').dial).toBe('18003882227');
});

test('What is only the start of a number is shown and cannot be called', () => {
  expect(readPhone('18001 then the number')).toEqual({
    number: '18001 then the number',
    dial: null,
    remark: null,
  });
});

test('A text says what to send and where, and a doubt of the source stays a doubt', () => {
  expect(readTextWay('Text SHOUT to 85258')).toEqual({
    kind: 'text',
    number: '85258',
    dial: '85258',
    word: 'SHOUT',
    sure: true,
  });
  expect(readTextWay('Text 07860 039967 (older number)')).toMatchObject({
    dial: '07860039967',
    word: null,
    sure: false,
  });
  expect(readTextWay('emergencySMS 999 for registered phones (not verified here)')).toEqual({
    kind: 'said',
    words: 'emergencySMS 999 for registered phones',
    sure: false,
  });
});

test('A date claims no more than its source does', () => {
  expect(readKnown('2026-10-07')).toEqual({ kind: 'day', on: '2026-10-07' });
  expect(readKnown('2026 (MaPS code)')).toEqual({ kind: 'year', year: '2026' });
  expect(readKnown('undated page')).toEqual({ kind: 'undated' });
});

test('Days with the same hours are said together, in the order of the week', () => {
  const parts = (text: string) => {
    const hours = parseHours(text);
    return hours.kind === 'weekly' ? hoursParts(hours) : hours.kind;
  };
  expect(parts('Mon-Fri 08:00-20:00, Sat 09:00-14:00')).toEqual([
    { kind: 'days', runs: [{ first: 1, last: 5 }], from: 480, to: 1200 },
    { kind: 'days', runs: [{ first: 6, last: 6 }], from: 540, to: 840 },
  ]);
  expect(parts('Mon, Wed, Thu, Fri 09:30-17:00; Tue 13:00-20:00')).toEqual([
    {
      kind: 'days',
      runs: [
        { first: 1, last: 1 },
        { first: 3, last: 5 },
      ],
      from: 570,
      to: 1020,
    },
    { kind: 'days', runs: [{ first: 2, last: 2 }], from: 780, to: 1200 },
  ]);
  expect(parts('daily 17:00-00:00')).toEqual([
    { kind: 'days', runs: [{ first: 1, last: 7 }], from: 1020, to: 0 },
  ]);
});

test('Hours that run through days without a break are said as one stretch', () => {
  const hours = parseHours('Mon-Thu 18:00-02:00; Fri 18:00 to Mon 06:00');
  expect(hours.kind === 'weekly' && hoursParts(hours)).toEqual([
    { kind: 'days', runs: [{ first: 1, last: 4 }], from: 1080, to: 120 },
    { kind: 'stretch', firstDay: 5, from: 1080, lastDay: 1, to: 360 },
  ]);
});
