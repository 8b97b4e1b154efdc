/**
 * `npm run plan -- --kind K --input JSON [--json]`: answers one case, or with the kind `options` all that a policy offers. Prints how the figure came about in plain words,
 * or with `--json` the answer as a file of cases would have it. Exit 2 when the input cannot be answered.
 */
import { parseArgs } from 'node:util';
import { answerCase, CASE_KINDS, type CaseKind } from '@/domain/case-answer';
import { answerOptions } from './cases/answer-options';
import { placeOf, readJson } from './cases/read-json';
import { say, sayRefusal, sayWay } from './cases/say';

/** Beside the groups of worked cases: all that a policy offers for one debt. */
const OPTIONS = 'options';
const KINDS: readonly (CaseKind | typeof OPTIONS)[] = [...CASE_KINDS, OPTIONS];
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
  const kind = KINDS.find((known) => known === given.kind);
  if (!kind) {
    console.error(`--kind must be one of ${KINDS.join(', ')}\n${HOW}`);
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
  const answer = kind === OPTIONS ? optionsOf(read.root.value) : caseOf(kind, read.root.value);
  if (!answer.ok) {
    if (given.json) console.log(JSON.stringify({ refused: answer.reason }));
    console.error(`--input is refused (${answer.reason}): ${sayRefusal(answer.reason, answer.field)}`);
    return 2;
  }
  console.log(given.json ? JSON.stringify(answer.figures) : answer.lines.join('\n'));
  return 0;
}

type Answered =
  | { ok: true; figures: unknown; lines: readonly string[] }
  | { ok: false; reason: string; field?: string };

function caseOf(kind: CaseKind, input: unknown): Answered {
  const answer = answerCase(kind, input);
  return answer.ok ? { ok: true, figures: answer.answer, lines: answer.working.map(say) } : answer;
}

function optionsOf(input: unknown): Answered {
  const answer = answerOptions(input);
  if (!answer.ok) return answer;
  const { order, ways } = answer;
  const figures = { order, options: ways.map((way) => way.figures) };
  return { ok: true, figures, lines: ways.flatMap(sayWay) };
}

process.exitCode = run();
