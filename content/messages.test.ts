import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'playwright/test';
import { wordsIn } from './check-file';
import { compareLanguages, faultsOf } from './compare-languages';
import { findInlineWords } from './inline-words';
import { fits, namespaceOfFile, readMessageUses } from './message-uses';
import { languages, shippedFiles } from './shipped';

const root = new URL('..', import.meta.url);
const ROOMS = ['app', 'components', 'content', 'services', 'bin'];

/** `is-this-real.json` is the namespace `isThisReal`. Guides are read by their own loader. */
const namespaceOf = (path: string) => namespaceOfFile(path.replace(/^.*\//, '').replace(/\.json$/, ''));

function messagesOf(language: string): Map<string, string> {
  const files = shippedFiles().filter(
    (file) => file.language === language && !file.path.includes('/guides/'),
  );
  return new Map(
    files.flatMap((file) =>
      wordsIn(file.source).map(({ path, value }): [string, string] => [
        [namespaceOf(file.path), ...path].join('.'),
        value,
      ]),
    ),
  );
}

function guidesOf(language: string): Map<string, string> {
  const files = shippedFiles().filter((file) => file.path.startsWith(`${language}/guides/`));
  return new Map(
    files.flatMap((file) =>
      wordsIn(file.source).map(({ path, value }): [string, string] => [
        `${namespaceOf(file.path)}.${path.join('.')}`,
        value,
      ]),
    ),
  );
}

const sources = ROOMS.filter((room) => existsSync(new URL(room, root))).flatMap((room) =>
  readdirSync(fileURLToPath(new URL(room, root)), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.(test|d)\.tsx?$/.test(name))
    .map((name) => `${room}/${name}`),
);
const uses = sources.map((path) => ({ path, ...readMessageUses(readFileSync(new URL(path, root), 'utf8')) }));
const english = messagesOf('en');
const isMessage = (key: string) => english.has(key);
const isGroup = (key: string) => [...english.keys()].some((one) => one.startsWith(`${key}.`));

test('Every message that code asks for is there', () => {
  const missing = uses.flatMap(({ path, keys, patterns }) => [
    ...keys.filter((key) => !isMessage(key) && !isGroup(key)).map((key) => `${path}: ${key}`),
    ...patterns
      .filter((pattern) => ![...english.keys()].some((key) => fits(pattern, key)))
      .map((pattern) => `${path}: ${pattern}`),
  ]);
  expect(missing).toEqual([]);
});

test('Every message that is there is asked for', () => {
  const unused = [...english.keys()].filter(
    (key) =>
      !uses.some(
        ({ keys, patterns }) =>
          keys.some((used) => used === key || key.startsWith(`${used}.`)) ||
          patterns.some((pattern) => fits(pattern, key)),
      ),
  );
  expect(unused).toEqual([]);
});

test('Every key can be read from the source, or is declared there', () => {
  expect(uses.flatMap(({ path, unreadable }) => unreadable.map((one) => `${path}: ${one}`))).toEqual([]);
});

test('No page or part writes words of its own: they are all in content', () => {
  // The catalogue shows parts with sample words, and staff pages may name things as staff do.
  const pages = sources.filter((path) => path.endsWith('.tsx') && !/^app\/(catalogue|admin)\//.test(path));
  const written = pages.flatMap((path) =>
    findInlineWords(readFileSync(new URL(path, root), 'utf8')).map((words) => `${path}: ${words}`),
  );
  expect(written).toEqual([]);
});

test('Words between tags and in what is read aloud are found; class names, marks and keys are not', () => {
  const source = `const A = () => <p className="big words" id="main" title="Pay now">Hello <b>{t('x')}</b> · – <img alt="A dog" /></p>;`;
  expect(findInlineWords(source)).toEqual(['Pay now', 'Hello', 'A dog']);
});

test('Every message is well-formed and says something', () => {
  const faults = [...english].flatMap(([key, message]) =>
    faultsOf(message).map((fault) => `${key}: ${fault}`),
  );
  expect(faults).toEqual([]);
});

for (const language of languages()) {
  test(`“${language}” lists every file of messages under its own name`, () => {
    const index = readFileSync(new URL(`${language}/index.ts`, import.meta.url), 'utf8');
    const listed = [...index.matchAll(/import (\w+) from '\.\/([\w-]+)\.json'/g)].map(([, name, file]) => {
      expect(name).toBe(namespaceOf(`${file}.json`));
      return `${language}/${file}.json`;
    });
    const files = shippedFiles().filter((one) => one.language === language && !one.path.includes('/guides/'));
    expect(listed.sort()).toEqual(files.map((one) => one.path).sort());
  });

  test(`“${language}” is complete: the same messages, placeholders and figures as English, in guides too`, () => {
    expect(compareLanguages(english, messagesOf(language))).toEqual([]);
    expect(compareLanguages(guidesOf('en'), guidesOf(language))).toEqual([]);
  });
}

test('A language that is not complete is told what it lacks', () => {
  const reference = new Map([
    ['a', 'Call {name} on 0800.'],
    ['b', 'Hello'],
    ['c', '{n, plural, one {# debt} other {# debts}}'],
    ['d', 'See <link>this</link>'],
    ['e', '{how, select, post {By post} other {Here}}'],
    ['f', 'Fine'],
  ]);
  const other = new Map([
    ['a', 'Ffoniwch {enw} ar 0808.'],
    ['c', '{n, plural, one {# dyled} two {# ddyled} other {# dyledion}}'],
    ['d', 'Gweler hwn'],
    ['e', '{how, select, phone {Ffôn} other {Yma}}'],
    ['f', '{'],
    ['g', 'Dros ben'],
  ]);
  expect(compareLanguages(reference, other)).toEqual([
    'b: missing',
    'a: placeholders enw, not name',
    'a: other figures than the English',
    'd: placeholders none, not <link>',
    'e: placeholders how:select:other|phone, not how:select:other|post',
    expect.stringContaining('f: not well-formed'),
    'g: left over',
  ]);
  expect(compareLanguages(reference, reference)).toEqual([]);
});

test('Strings, templates, groups, scopes and rich text are read from code', () => {
  const source = `
    import { useTranslations } from 'next-intl';
    function A() { const t = useTranslations('a'); t('one'); t.rich(\`two.\${x}\`, {}); return <p title={t('three')}/>; }
    async function B() { const t = await getTranslations({ locale: 'en', namespace: 'b.c' }); return t.raw('list'); }
    function C() { const words = useTranslations(); return words('d.e'); }
    async function meta() { return { title: (await getTranslations('e'))('title'), x: useTranslations('f').rich('y') }; }
    function D() { return notATranslator('one', t2('x')); }`;
  expect(readMessageUses(source)).toEqual({
    keys: ['a.one', 'a.three', 'b.c.list', 'd.e', 'e.title', 'f.y'],
    patterns: ['a.two.*'],
    unreadable: [],
  });
});

test('Words imported straight from their file count as asked for', () => {
  const source =
    "import { broken, bare as plain } from '@/content/en/is-this-real.json'; import all from '../content/en/shell.json';";
  expect(readMessageUses(source).keys).toEqual(['isThisReal.broken', 'isThisReal.bare', 'shell']);
});

test('A key that cannot be read is reported until the file declares it', () => {
  const dynamic = "function A({ key }) { const t = useTranslations('a'); return t(key); }";
  expect(readMessageUses(dynamic).unreadable).toHaveLength(1);
  expect(readMessageUses(`// words: a.one, a.two.*\n${dynamic}`)).toEqual({
    keys: ['a.one'],
    patterns: ['a.two.*'],
    unreadable: [],
  });
  expect(readMessageUses("function A({ t }) { return t('one'); }").unreadable).toHaveLength(1);
});

test('A pattern stands for what is filled in and for nothing else', () => {
  expect(fits('shell.nav.*', 'shell.nav.home')).toBe(true);
  expect(fits('shell.*.title', 'shell.help.title')).toBe(true);
  expect(fits('shell.nav.*', 'shell.nav')).toBe(false);
  expect(fits('shell.nav.*', 'shellxnav.home')).toBe(false);
});
