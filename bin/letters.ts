/** `npm run letters -- --out FILE [--creditor NAME] [--reference REF …]`: codes for a print house, shown only there. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { type Letter, type LetterSink, type LettersMade, makeLetters } from '@/db/letters';
import { csvLine } from '@/domain/csv-line';
import { groupLetterCode } from '@/domain/letter-code';
import { refuse, runCommand, typedPath, withDatabase } from './command';
import { type NewFile, newFile } from './new-file';

const USAGE = 'How to use it: npm run letters -- --out FILE [--creditor NAME] [--reference REF …]';

const COLUMNS = [
  'account_reference',
  'name',
  'address_line_1',
  'address_line_2',
  'town',
  'postcode',
  'language',
  'format',
  'code',
  'valid_until',
];

function readWords() {
  try {
    return parseArgs({
      options: {
        out: { type: 'string' },
        creditor: { type: 'string' },
        reference: { type: 'string', multiple: true },
      },
    }).values;
  } catch {
    return refuse(USAGE);
  }
}

async function main(): Promise<void> {
  const { out, creditor, reference: references } = readWords();
  if (!out) return refuse(USAGE);
  const file = typedPath(out);
  if (existsSync(file)) refuse(`There is already a file at ${out}. Letters are never written over it.`);
  if (!existsSync(path.dirname(file))) refuse(`There is no folder ${path.dirname(file)}. Nothing was made.`);
  const written = newFile(file);
  try {
    const made = await withDatabase(() =>
      makeLetters({ kind: 'job', name: 'letters' }, { creditor, references }, sinkInto(written)),
    );
    if (!made.ok) return sayWhyNot(made, creditor);
    if (made.withoutAddress > 0)
      console.log(`Without a postal address, so without a letter: ${made.withoutAddress}.`);
    if (made.made === 0) return refuse('There is nobody to write to. No file was made.');
    console.log(`Letter codes made: ${made.made}, in ${written.keep()}. They are shown only there.`);
    console.log('Earlier unused codes of these accounts have ended. Delete the file once it is printed.');
  } finally {
    written.discard();
  }
}

function sayWhyNot(refused: Exclude<LettersMade, { ok: true }>, creditor: string | undefined): never {
  switch (refused.reason) {
    case 'unknown-creditor':
      return refuse(
        `There is no creditor called “${creditor}”. Creditors: ${refused.creditors.join(', ')}. Nothing was made.`,
      );
    case 'unknown-references':
      return refuse(`There is no account with reference ${refused.references.join(', ')}. Nothing was made.`);
    case 'not-now':
      return refuse(
        `No letter may go out now for ${refused.references.join(', ')}: staff have to decide first. Nothing was made.`,
      );
  }
}

function sinkInto(file: NewFile): LetterSink {
  let stream: Writable | undefined;
  const write = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      stream?.write(text, (error) => (error ? reject(error) : resolve()));
    });
  return {
    begin: async () => {
      stream?.destroy();
      stream = file.stream();
      await write(csvLine(COLUMNS));
    },
    write: (letters) => write(letters.map(lineOf).join('')),
    finish: async () => {
      stream?.end();
      if (stream) await finished(stream);
      file.flush();
    },
  };
}

function lineOf(letter: Letter): string {
  const { accountReference, name, addressLine1, addressLine2, town, postcode, language, format } = letter;
  const address = [addressLine1, addressLine2, town, postcode];
  const code = groupLetterCode(letter.code);
  return csvLine([accountReference, name, ...address, language, format, code, letter.validUntilOn]);
}

await runCommand(main);
