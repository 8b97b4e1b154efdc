import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { WordContext } from '@/domain/words';

/** A file of words that we ship: `en/welcome.json`, `en/guides/old-debts.json`. */
export type ShippedFile = {
  readonly path: string;
  readonly language: string;
  readonly source: string;
  readonly context: WordContext;
  /** Who reads it: words for staff answer to the staff's rules and stand apart in the reading table. */
  readonly readers: 'people' | 'staff';
};

const FOLDER = fileURLToPath(new URL('.', import.meta.url));

/** The folder of each language in content/: two or three small letters, and a region or script if need be. */
export function languages(): string[] {
  return readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^[a-z]{2,3}(-[A-Za-z]+)?$/.test(entry.name))
    .map((entry) => entry.name)
    .sort();
}

/**
 * Every file of words in content/, for the tests that read them all. The name says whose words they are (decision 0031):
 * `notice…` is what we send, `staff…` is for staff, and anything else is a screen or a guide.
 */
export function shippedFiles(): ShippedFile[] {
  return languages().flatMap((language) =>
    readdirSync(join(FOLDER, language), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => {
        const path = `${language}/${name.replaceAll('\\', '/')}`;
        return { path, language, source: readFileSync(join(FOLDER, path), 'utf8'), ...placeOf(name) };
      }),
  );
}

/** The pages that are served as they lie in public/ when nothing else can answer, as plain text without style or script. */
export function staticPages(): { readonly path: string; readonly words: string }[] {
  const folder = join(FOLDER, '..', 'public');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.html'))
    .sort()
    .map((name) => ({
      path: `public/${name}`,
      words: readFileSync(join(folder, name), 'utf8')
        .replace(/<(style|script)\b[\s\S]*?<\/\1>|<!--[\s\S]*?-->/gi, '')
        .replace(/&nbsp;/g, ' ')
        .replace(/&(?:rsquo|#39|apos);/g, '’')
        .replace(/&amp;/g, '&'),
    }));
}

function placeOf(name: string): Pick<ShippedFile, 'context' | 'readers'> {
  if (/^notice/.test(name)) return { context: 'message', readers: 'people' };
  if (/^staff/.test(name)) return { context: 'staff note', readers: 'staff' };
  return { context: 'debtor', readers: 'people' };
}
