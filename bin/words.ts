import { readFileSync, statSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkFile } from '@/content/check-file';
import { WORD_RULES } from '@/content/word-rules';
import { WORD_CONTEXTS, type WordContext } from '@/domain/words';

const USAGE = `npm run words -- [--context C] FILE…

Reads text, markdown or JSON files of messages and shows words to avoid, what to say instead, and how hard the
words are to read.

  --context C   where the words will stand: ${WORD_CONTEXTS.map((one) => `“${one}”`).join(', ')}.
                Left out, they are read as words that may stand anywhere a person who owes money can meet them.

It ends with 0 when nothing blocks, 1 when a word blocks, and 2 when a file or a choice could not be read.`;

/** Something the person who typed the command can put right. */
class Refusal extends Error {}

process.exitCode = run(process.argv.slice(2));

function run(args: readonly string[]): 0 | 1 | 2 {
  let choice: { context: WordContext; files: readonly string[]; help: boolean };
  try {
    choice = readChoice(args);
  } catch (error) {
    return refuse(error);
  }
  if (choice.help) {
    console.log(USAGE);
    return 0;
  }
  let result: 0 | 1 | 2 = 0;
  for (const file of choice.files) {
    try {
      if (showFile(file, choice.context) && result === 0) result = 1;
    } catch (error) {
      result = refuse(error);
    }
  }
  return result;
}

function readChoice(args: readonly string[]) {
  const { values, positionals } = parseArguments(args);
  const context = WORD_CONTEXTS.find((one) => one === (values.context ?? 'all').trim().toLowerCase());
  if (!context) {
    throw new Refusal(`There is no context “${values.context}”. It is one of: ${WORD_CONTEXTS.join(', ')}.`);
  }
  if (positionals.length === 0 && !values.help) throw new Refusal(`Please name a file to read.\n\n${USAGE}`);
  return { context, files: positionals, help: values.help ?? false };
}

function parseArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { context: { type: 'string', short: 'c' }, help: { type: 'boolean', short: 'h' } },
    });
  } catch (error) {
    throw new Refusal(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

/** Prints what was found in one file and how hard it is to read; says whether anything blocks. */
function showFile(name: string, context: WordContext): boolean {
  const source = readText(name);
  const { findings, reading } = checkSource(name, source, context);
  for (const one of findings) {
    console.log(
      `${name}:${one.line}:${one.column} ${one.level} ${one.found} → ${one.instead} (${one.reason})`,
    );
  }
  console.log(
    reading.grade === null
      ? `${name}: reading grade: no words to grade`
      : `${name}: reading grade ${reading.grade.toFixed(1)} (${count(reading.words, 'word')}, ${count(reading.sentences, 'sentence')})`,
  );
  return findings.some((one) => one.level === 'block');
}

function count(amount: number, thing: string): string {
  return `${amount} ${thing}${amount === 1 ? '' : 's'}`;
}

function checkSource(name: string, source: string, context: WordContext) {
  try {
    return checkFile(source, extname(name).toLowerCase() === '.json', context, WORD_RULES);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Refusal(`${name} ends in .json but is not JSON: ${error.message}`);
  }
}

/** The text of a file named from the folder the command was typed in. */
function readText(name: string): string {
  const path = resolve(process.env.INIT_CWD ?? process.cwd(), name);
  const bytes = readBytes(name, path);
  if (bytes.includes(0)) throw new Refusal(`${name} is not a text file, so there are no words to read.`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal(`${name} is not UTF-8 text. Please save it as UTF-8 and try again.`);
  }
}

function readBytes(name: string, path: string): Buffer {
  try {
    if (statSync(path).isDirectory()) throw new Refusal(`${name} is a folder. Please name the files in it.`);
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new Refusal(`We could not find ${name}. Is the name right?`);
    if (code === 'EACCES' || code === 'EPERM') throw new Refusal(`We may not read ${name}. Who may read it?`);
    throw new Refusal(`We could not read ${name}${typeof code === 'string' ? ` (${code})` : ''}.`);
  }
}

/** Says what went wrong. A fault of ours is shown whole; it must not end with 1, which means that a word blocks. */
function refuse(error: unknown): 2 {
  console.error(error instanceof Refusal ? error.message : error);
  return 2;
}
