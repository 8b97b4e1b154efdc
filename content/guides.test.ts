import { expect, test } from 'playwright/test';
import { checkFile } from './check-file';
import { GUIDE_SLUGS, type GuideBlock, guide, guideFiles, isGuideSlug } from './guides';
import { languages, shippedFiles } from './shipped';
import { WORD_RULES } from './word-rules';

const everyBlock = (language = 'en'): GuideBlock[] =>
  GUIDE_SLUGS.flatMap((slug) => guide(slug, language).sections.flatMap((section) => [...section.blocks]));

for (const language of languages()) {
  test(`Every guide is there in “${language}”, and no file is left over`, () => {
    expect(guideFiles(language)).toEqual([...GUIDE_SLUGS].sort());
    for (const slug of GUIDE_SLUGS) expect(guide(slug, language).title.length).toBeGreaterThan(3);
  });

  test(`In “${language}” every guide says the day it was gone through and what it rests on`, () => {
    for (const slug of GUIDE_SLUGS) {
      const read = guide(slug, language);
      expect(read.datedOn, slug).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(read.sources.length, slug).toBeGreaterThan(0);
      expect(read.sources.join(' '), slug).not.toMatch(/https?:/);
    }
  });
}

test('There are at least ten guides', () => {
  expect(GUIDE_SLUGS.length).toBeGreaterThanOrEqual(10);
});

test('Every guide reads at grade 6 or below', () => {
  for (const file of shippedFiles().filter((one) => one.path.startsWith('en/guides/'))) {
    expect(
      checkFile(file.source, true, 'debtor', WORD_RULES).reading.grade ?? 0,
      file.path,
    ).toBeLessThanOrEqual(6);
  }
});

test('Only the guide on scams quotes anyone, and a mark never shows in what is drawn', () => {
  const runs = everyBlock().flatMap((block) =>
    block.kind === 'paragraph' ? block.runs : block.kind === 'help' ? [] : block.items.flat(),
  );
  expect(runs.filter((run) => run.words.includes('<'))).toEqual([]);
  for (const slug of GUIDE_SLUGS) {
    const quotes = JSON.stringify(guide(slug)).includes('"quotation"');
    expect(quotes, slug).toBe(slug === 'is-it-a-scam');
  }
});

test('Every guide names help that is not us', () => {
  for (const slug of GUIDE_SLUGS) {
    const helps = guide(slug).sections.some((section) =>
      section.blocks.some((block) => block.kind === 'help'),
    );
    expect(helps, slug).toBe(true);
  }
});

test('The legal pause is told apart by nation, and from the Scottish phone line of the same name', () => {
  const read = guide('breathing-space');
  const contactsFor = (nation: string) =>
    read.sections
      .filter((section) => section.nations?.some((one) => one === nation))
      .flatMap((section) => section.blocks)
      .flatMap((block) => (block.kind === 'help' ? block.contacts.map((one) => one.id) : []));
  expect(contactsFor('england')).toContain('breathing-space-gov-uk');
  expect(contactsFor('wales')).toContain('breathing-space-gov-uk');
  expect(contactsFor('scotland')).toEqual(
    expect.arrayContaining(['moratorium-scotland', 'breathing-space-scotland-listening-line']),
  );
  expect(contactsFor('scotland')).not.toContain('breathing-space-gov-uk');
  expect(contactsFor('northern_ireland')).toEqual(['advice-ni-debt-service']);
  const line = read.sections.find((section) =>
    section.blocks.some(
      (block) =>
        block.kind === 'help' &&
        block.contacts.some((one) => one.id === 'breathing-space-scotland-listening-line'),
    ),
  );
  expect(JSON.stringify(line)).toContain('does not pause a debt');
});

test('The guide on old debts sends people to free advice before anything that could restart the clock', () => {
  const first = guide('old-debts').sections[0];
  expect(JSON.stringify(first?.blocks[0])).toContain('talk to a free adviser first');
  expect(first?.blocks.at(-1)?.kind).toBe('help');
});

test('An address that names no guide is no guide', () => {
  expect(isGuideSlug('old-debts')).toBe(true);
  expect(isGuideSlug('../registry')).toBe(false);
  expect(isGuideSlug('toString')).toBe(false);
});
