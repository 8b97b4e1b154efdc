import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'playwright/test';
import { checkWords, RULES_READ_IN, WORD_CONTEXTS, type WordContext, type WordRule } from './words';

// The domain imports nothing from content, so its test reads the facts from the file.
const path = fileURLToPath(new URL('../content/facts/words.json', import.meta.url));
const facts: { rows: WordRule[]; contexts: Record<string, string> } = JSON.parse(readFileSync(path, 'utf8'));
const rules = facts.rows;
const patterned = rules.filter((rule) => rule.pattern !== undefined);

const idsIn = (text: string, context: WordContext) =>
  checkWords(text, context, rules).map((finding) => finding.rule);
const blocksIn = (text: string, context: WordContext) =>
  checkWords(text, context, rules).filter((finding) => finding.level === 'block');

test('Every context in the facts is known here, and the other way round', () => {
  expect(Object.keys(facts.contexts).sort()).toEqual([...WORD_CONTEXTS].sort());
});

for (const rule of rules) {
  const name = `rule ${rule.id} (${rule.level}, ${rule.context})`;
  if (rule.pattern !== undefined) {
    test(`${name} finds “${rule.avoid}”`, () => {
      expect(idsIn(rule.avoid, rule.context)).toContain(rule.id);
      const found = checkWords(rule.avoid, rule.context, rules).find((one) => one.rule === rule.id);
      expect(found).toMatchObject({ level: rule.level, instead: rule.prefer, reason: rule.reason });
    });
  }
  test(`${name}: what it asks for instead may be sent anywhere`, () => {
    for (const context of WORD_CONTEXTS) expect(blocksIn(rule.prefer, context)).toEqual([]);
  });
}

test('A rule for all is read in every place where words stand', () => {
  for (const context of WORD_CONTEXTS.filter((one) => one !== 'design')) {
    expect(blocksIn('You must pay.', context).map((one) => one.rule)).toEqual([3]);
  }
});

test('A rule for screens is not read in a message, and a rule for messages is not read on a screen', () => {
  expect(idsIn('The debtor wrote.', 'debtor')).toEqual([17]);
  expect(idsIn('The debtor wrote.', 'message')).toEqual([]);
  expect(idsIn('This is a final notice.', 'message')).toEqual([1]);
  expect(idsIn('This is a final notice.', 'debtor')).toEqual([]);
});

test('A preview answers to the message rules, and a staff note to its own', () => {
  expect(idsIn('Final demand', 'preview')).toEqual([1]);
  expect(idsIn('Was uncooperative.', 'staff note')).toEqual([23]);
  expect(idsIn('Was uncooperative.', 'message')).toEqual([]);
});

test('Words whose place is not known answer to the rules of screens, messages and previews', () => {
  expect(idsIn('The debtor had a final notice.', 'all')).toEqual([17, 1]);
  expect(RULES_READ_IN.all).not.toContain('staff note');
});

test('How it looks has no words to check', () => {
  expect(checkWords('You must pay. ACT NOW', 'design', rules)).toEqual([]);
});

test('Line ends, emphasis, tags, curly apostrophes and unseen characters hide nothing', () => {
  const hidden = [
    'You must\npay.',
    'You must\r\npay.',
    'You must  pay.',
    'You must\u00a0pay.',
    'You **must** pay.',
    'You _must_ pay.',
    'You <b>must</b> pay.',
    'You mu\u00adst pay.',
    'You must\u200b pay.',
    '> You must\n> pay.',
    'You must <br/>pay.',
  ];
  for (const text of hidden) expect(idsIn(text, 'message'), text).toEqual([3]);
  expect(idsIn('Why haven’t you paid?', 'message')).toEqual([26]);
  expect(idsIn('This is your ﬁnal notice.', 'message')).toEqual([1]);
});

test('A hyphen between two words hides nothing, however it is written, and is found once', () => {
  for (const hyphen of ['-', '\u2010', '\u2011', '**-**', '\u00ad-'])
    expect(idsIn(`You must${hyphen}pay.`, 'message'), hyphen).toEqual([3]);
  expect(idsIn('A final-notice.', 'message')).toEqual([1]);
  const text = 'Please act-now, and act now.';
  expect(
    checkWords(text, 'message', rules).map(({ index, length, found }) => [index, length, found]),
  ).toEqual([
    [7, 7, 'act-now'],
    [20, 7, 'act now'],
  ]);
});

test('A dash is no hyphen: what stands on its two sides is not read as one', () => {
  for (const dash of [' - ', ' – ', '—', '–', '--'])
    expect(idsIn(`Some feel they must${dash}pay what you can.`, 'message'), dash).toEqual([]);
  expect(idsIn('A must-\n\npay what you can.', 'message')).toEqual([]);
});

test('Words in two paragraphs, two list items, or a heading and its text are not read as one', () => {
  expect(idsIn('Ways to pay\n\nImmediate help', 'debtor')).toEqual([]);
  expect(idsIn('- Ways to pay\n- Immediate help', 'debtor')).toEqual([]);
  expect(idsIn('# Ways to pay\nImmediate help', 'debtor')).toEqual([]);
});

test('Capitals block only when a line is in capitals, and never for a name in capitals', () => {
  expect(idsIn('PLEASE READ THIS NOW', 'message')).toEqual([9]);
  expect(idsIn('Ask StepChange, the NHS or the BBC.', 'message')).toEqual([]);
});

test('A quotation marked as one is exempt on a screen and in a guide, never in a message', () => {
  const text = 'A scam may say <quote>You must pay. Act now</quote>. We do not.';
  expect(idsIn(text, 'debtor')).toEqual([]);
  expect(idsIn(text, 'message')).toEqual([3, 2]);
  expect(idsIn(text, 'staff note')).toEqual([3, 2]);
});

test('A quotation or a tag may run over lines', () => {
  expect(
    idsIn('It may say <quote>You must pay.\n\nAct now,\nyou must pay</quote>. We do not.', 'debtor'),
  ).toEqual([]);
  expect(idsIn('You <a\n href="must pay"\n>must</a>\npay.', 'debtor')).toEqual([3]);
});

test('A quotation that is never closed exempts nothing', () => {
  expect(idsIn('A scam may say <quote>You must pay.', 'debtor')).toEqual([3]);
});

test('No pattern reaches across a quotation', () => {
  expect(idsIn('Ways to pay <quote>soon</quote> with immediate effect', 'debtor')).toEqual([]);
});

test('Each finding says where it stands, in order', () => {
  const text = 'First line.\nYou must\npay, act **now**.';
  const findings = checkWords(text, 'message', rules);
  expect(findings.map(({ rule, index, length, found }) => ({ rule, index, length, found }))).toEqual([
    { rule: 3, index: 16, length: 8, found: 'must pay' },
    { rule: 2, index: 26, length: 9, found: 'act now' },
  ]);
  expect(text.slice(16, 24)).toBe('must\npay');
  expect(text.slice(26, 35)).toBe('act **now');
});

test('A word to avoid is found wherever it stands among other words', () => {
  const harmless = fc.array(fc.constantFrom('we', 'can', 'help', 'today.', '\n\n', '🙂', 'é'), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(harmless, harmless, fc.constantFrom(...patterned), (before, after, rule) => {
      fc.pre(!(rule.pattern ?? '').startsWith('^'));
      const text = `${before.join(' ')}\n\n${rule.avoid}\n\n${after.join(' ')}`;
      const finding = checkWords(text, rule.context, rules).find((one) => one.rule === rule.id);
      expect(finding).toBeDefined();
      expect(finding?.index).toBeGreaterThanOrEqual(before.join(' ').length);
      expect(finding?.index).toBeLessThan(text.length);
    }),
  );
});

test('Checking never throws and never points outside the text, whatever the text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.constantFrom(...WORD_CONTEXTS),
      (some, context) => {
        const text = `${some} must pay ${some}`;
        for (const finding of checkWords(text, context, rules)) {
          expect(finding.index).toBeGreaterThanOrEqual(0);
          expect(finding.length).toBeGreaterThan(0);
          expect(finding.index + finding.length).toBeLessThanOrEqual(text.length);
        }
      },
    ),
  );
});
