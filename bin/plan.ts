/**
 * `npm run plan -- --kind K --input JSON [--json]`: answers one case. Prints how the figure came about in plain words,
 * or with `--json` the answer as a file of cases would have it. Exit 2 when the input cannot be answered.
 */
import { parseArgs } from 'node:util';
import { answerCase, CASE_KINDS } from '@/domain/case-answer';
import { placeOf, readJson } from './cases/read-json';
import { say, sayRefusal } from './cases/say';

const HOW = 'npm run plan -- --kind KIND --input JSON [--json]';

function readArguments() {
  try {
    const { values } = parseArgs({
      options: { kind: { type: 'string' }, input: { type: 'string' }, json: { type: 'boolean' } },
    });
    return values;
  } catch (fault) {
    console.error(`${fault instanceof Error ? fault.message : String(fault)}\n${HOW}`);
    return null;
  }
}

function run(): number {
  const given = readArguments();
  if (!given) return 2;
  const kind = CASE_KINDS.find((known) => known === given.kind);
  if (!kind) {
    console.error(`--kind must be one of ${CASE_KINDS.join(', ')}\n${HOW}`);
    return 2;
  }
  if (given.input === undefined) {
    console.error(`--input is missing\n${HOW}`);
    return 2;
  }
  const read = readJson(given.input);
  if (!read.ok) {
    const { line, column } = placeOf(given.input, read.at);
    console.error(`--input is not JSON at line ${line}, column ${column}: ${read.what}`);
    return 2;
  }
  if (!(read.root.inside instanceof Map)) {
    console.error('--input must be an object, such as {"totalMinor": 2000}');
    return 2;
  }
  const answer = answerCase(kind, read.root.value);
  if (!answer.ok) {
    if (given.json) console.log(JSON.stringify({ refused: answer.reason }));
    console.error(`--input is refused (${answer.reason}): ${sayRefusal(answer.reason)}`);
    return 2;
  }
  console.log(given.json ? JSON.stringify(answer.answer) : answer.working.map(say).join('\n'));
  return 0;
}

process.exitCode = run();
