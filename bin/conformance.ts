/**
 * `npm run conformance -- FILE`: answers every case of a file of worked cases and prints each that differs, then
 * `N of N`. Exit 0 when all agree, 1 when one differs, 2 when the file cannot be read as what it says it is.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { answerCase } from '@/domain/case-answer';
import { isAsExpected } from '@/domain/case-check';
import { readCases, type WrittenCase } from './cases/read-cases';
import { sayRefusal } from './cases/say';

/** Answers one case and tells whether it agrees; a difference is printed with what was expected and what came. */
function agrees({ kind, id, line, input, expected }: WrittenCase, name: string): boolean {
  const answer = answerCase(kind, input);
  if (isAsExpected(answer, expected)) return true;
  const came = answer.ok ? answer.answer : { refused: answer.reason };
  console.log(`${name}:${line} ${kind} “${id}” differs`);
  console.log(`  input    ${JSON.stringify(input)}`);
  console.log(`  expected ${JSON.stringify(expected)}`);
  console.log(`  came     ${JSON.stringify(came)}`);
  if (!answer.ok) console.log(`  because  ${sayRefusal(answer.reason, answer.field)}`);
  return false;
}

/** Why a file cannot be read, for whoever named it. */
function sayUnread(name: string, fault: unknown): string {
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return `We could not find ${name}. Is the name right?`;
  if (code === 'EISDIR') return `${name} is a folder. Name a file of cases in it.`;
  if (code === 'EACCES' || code === 'EPERM') return `We may not read ${name}. Who may read it?`;
  return `We could not read ${name}${code && ` (${code})`}.`;
}

function run([name, ...more]: readonly string[]): number {
  if (name === undefined || more.length > 0) {
    console.error('Name one file of cases: npm run conformance -- FILE');
    return 2;
  }
  let text: string;
  try {
    text = readFileSync(resolve(process.env.INIT_CWD ?? process.cwd(), name), 'utf8');
  } catch (fault) {
    console.error(sayUnread(name, fault));
    return 2;
  }
  const read = readCases(text);
  if (!read.ok) {
    console.error(`${name}:${read.line}:${read.column} not a file of cases: ${read.what}`);
    return 2;
  }
  const agreed = read.cases.filter((one) => agrees(one, name)).length;
  console.log(`${agreed} of ${read.cases.length}`);
  return agreed === read.cases.length ? 0 : 1;
}

process.exitCode = run(process.argv.slice(2));
