import { CASE_KINDS, type CaseKind } from '@/domain/case-answer';
import { fieldOf, itemsOf, type JsonNode, type Place, placeOf, readJson } from './read-json';

/** One case of a file: its group, its name, what goes in and what the file says comes out. */
export type WrittenCase = {
  readonly kind: CaseKind;
  readonly id: string;
  readonly line: number;
  readonly input: unknown;
  readonly expected: unknown;
};

export type ReadCases =
  | { readonly ok: true; readonly cases: readonly WrittenCase[] }
  | ({ readonly ok: false; readonly what: string } & Place);

class Wrong extends Error {
  constructor(
    readonly node: JsonNode,
    what: string,
  ) {
    super(what);
  }
}

function expectedOf(one: JsonNode, name: string): unknown {
  const expected = fieldOf(one, 'expect') ?? fieldOf(one, 'refused') ?? fieldOf(one, 'error');
  if (!expected) throw new Wrong(one, `${name} has no “expect”`);
  return fieldOf(one, 'expect') ? expected.value : { refused: expected.value };
}

function readCase(one: JsonNode, kind: CaseKind, number: number, text: string): WrittenCase {
  const input = fieldOf(one, 'input');
  if (!(one.inside instanceof Map))
    throw new Wrong(one, `case number ${number} of ${kind} must be an object`);
  const written = fieldOf(one, 'id')?.value;
  const id = written === undefined ? `number ${number}` : String(written);
  const name = `${kind} “${id}”`;
  if (!input) throw new Wrong(one, `${name} has no “input”`);
  if (!(input.inside instanceof Map)) throw new Wrong(input, `the “input” of ${name} must be an object`);
  return {
    kind,
    id,
    line: placeOf(text, one.at).line,
    input: input.value,
    expected: expectedOf(one, name),
  };
}

function readGroup(group: JsonNode, text: string): WrittenCase[] {
  const named = fieldOf(group, 'kind');
  if (!named) throw new Wrong(group, 'the group has no “kind”');
  const kind = CASE_KINDS.find((known) => known === named.value);
  if (!kind) {
    const said = JSON.stringify(named.value);
    throw new Wrong(named, `there is no such kind as ${said}; the kinds are ${CASE_KINDS.join(', ')}`);
  }
  const cases = itemsOf(fieldOf(group, 'cases'));
  if (!cases) throw new Wrong(fieldOf(group, 'cases') ?? group, 'the group has no list “cases”');
  return cases.map((one, at) => readCase(one, kind, at + 1, text));
}

/** Reads a file of worked cases. A file that is not of that form is refused with the line and column of the fault. */
export function readCases(text: string): ReadCases {
  const json = readJson(text);
  if (!json.ok) return { ok: false, what: json.what, ...placeOf(text, json.at) };
  try {
    const groups = itemsOf(fieldOf(json.root, 'groups'));
    if (!groups) throw new Wrong(fieldOf(json.root, 'groups') ?? json.root, 'there is no list “groups”');
    return { ok: true, cases: groups.flatMap((group) => readGroup(group, text)) };
  } catch (wrong) {
    if (wrong instanceof Wrong) return { ok: false, what: wrong.message, ...placeOf(text, wrong.node.at) };
    throw wrong;
  }
}
