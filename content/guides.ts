import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { NATIONS, type Nation } from '@/domain/holidays';
import rules from './facts/rules.json' with { type: 'json' };
import { type Contact, contact } from './registry';

/** The guides there are, in the order they are listed. Every language has all of them. */
export const GUIDE_SLUGS = [
  'what-happens-next',
  'which-bills-first',
  'nothing-left',
  'breathing-space',
  'old-debts',
  'your-rights',
  'is-it-a-scam',
  'joint-debts',
  'more-in-less-out',
  'someone-beside-you',
  'businesses',
] as const;
export type GuideSlug = (typeof GUIDE_SLUGS)[number];

/** A run of words: plain, or a quotation (what a scam says), which is drawn so that nobody takes it for ours. */
export type Run = { readonly kind: 'words' | 'quotation'; readonly words: string };
export type GuideBlock =
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly kind: 'list' | 'steps'; readonly items: readonly (readonly Run[])[] }
  | { readonly kind: 'help'; readonly contacts: readonly Contact[] };
export type GuideSection = {
  readonly heading: string;
  /** Whom the section is for; null where it is for everyone. */
  readonly nations: readonly Nation[] | null;
  readonly blocks: readonly GuideBlock[];
};
export type Guide = {
  readonly slug: GuideSlug;
  readonly title: string;
  readonly summary: string;
  /** The day its facts were last gone through, YYYY-MM-DD. */
  readonly datedOn: string;
  /** The rules it rests on, as they are cited. */
  readonly sources: readonly string[];
  readonly sections: readonly GuideSection[];
};

const words = z.string().min(1);
const block = z.union([
  z.strictObject({ say: words }),
  z.strictObject({ list: z.array(words).min(2) }),
  z.strictObject({ steps: z.array(words).min(2) }),
  z.strictObject({ help: z.array(words).min(1) }),
]);
const file = z.strictObject({
  title: words,
  summary: words,
  datedOn: z.iso.date(),
  sources: z.array(z.union([z.strictObject({ fact: words }), z.strictObject({ citation: words })])).min(1),
  sections: z
    .array(
      z.strictObject({
        heading: words,
        nations: z.array(z.enum(NATIONS)).min(1).optional(),
        blocks: z.array(block).min(1),
      }),
    )
    .min(1),
});

const known = new Map<string, Guide>();

/**
 * A guide in a language, read once from content/<language>/guides. Throws where the file is not a guide, or names a fact or a
 * contact that does not exist: that is a fault in what we ship, and a test reads every one.
 */
export function guide(slug: GuideSlug, language = 'en'): Guide {
  const key = `${language}/${slug}`;
  const cached = known.get(key);
  if (cached) return cached;
  const fresh = readGuide(slug, language);
  known.set(key, fresh);
  return fresh;
}

/** Whether an address such as `/guides/old-debts` names a guide. */
export function isGuideSlug(slug: string): slug is GuideSlug {
  return GUIDE_SLUGS.some((one) => one === slug);
}

/** The guide files that a language has, by the names of the files. */
export function guideFiles(language: string): string[] {
  return readdirSync(folder(language))
    .map((name) => name.replace(/\.json$/, ''))
    .sort();
}

function folder(language: string): string {
  // From the folder the server is started in: a bundled module no longer knows where its source stood.
  return join(process.cwd(), 'content', language, 'guides');
}

function readGuide(slug: GuideSlug, language: string): Guide {
  const read = file.parse(JSON.parse(readFileSync(join(folder(language), `${slug}.json`), 'utf8')));
  return {
    slug,
    title: read.title,
    summary: read.summary,
    datedOn: read.datedOn,
    sources: read.sources.map((source) => ('fact' in source ? citationOf(source.fact) : source.citation)),
    sections: read.sections.map((section) => ({
      heading: section.heading,
      nations: section.nations ?? null,
      blocks: section.blocks.map(readBlock),
    })),
  };
}

function readBlock(one: z.infer<typeof block>): GuideBlock {
  if ('say' in one) return { kind: 'paragraph', runs: runsOf(one.say) };
  if ('list' in one) return { kind: 'list', items: one.list.map(runsOf) };
  if ('steps' in one) return { kind: 'steps', items: one.steps.map(runsOf) };
  return { kind: 'help', contacts: one.help.map(contact) };
}

function runsOf(text: string): Run[] {
  return text
    .split(/(<quote>.*?<\/quote>)/)
    .filter((part) => part !== '')
    .map((part) => {
      const quoted = /^<quote>(.*)<\/quote>$/.exec(part);
      return quoted ? { kind: 'quotation', words: quoted[1] ?? '' } : { kind: 'words', words: part };
    });
}

function citationOf(fact: string): string {
  const rule = rules.rules.find((one) => one.id === fact);
  if (!rule) throw new Error(`No fact “${fact}” in content/facts/rules.json`);
  return rule.citation;
}
