/** A string in a JSON file: the keys that lead to it, what it says, and where each of its characters stands in the file. */
export type JsonString = {
  readonly path: readonly string[];
  readonly value: string;
  /** One place per UTF-16 unit of `value`, and one more for its end. */
  readonly at: readonly number[];
};

type Level = { readonly isList: boolean; index: number; key: string };

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;
const CHARACTER = /\\u[0-9a-fA-F]{4}|\\.|[\s\S]/g;

/**
 * Every string value of a JSON text with its place. Throws the parser's SyntaxError where the text is not JSON; after
 * that check the tokens can be walked without looking for faults.
 */
export function readJsonStrings(source: string): JsonString[] {
  JSON.parse(source);
  const strings: JsonString[] = [];
  const levels: Level[] = [];
  let awaitsKey = false;
  for (const { 0: token, index } of source.matchAll(TOKEN)) {
    const level = levels.at(-1);
    if (token === '{' || token === '[') {
      levels.push({ isList: token === '[', index: 0, key: '' });
      awaitsKey = token === '{';
    } else if (token === '}' || token === ']') {
      levels.pop();
      awaitsKey = false;
    } else if (token === ',') {
      if (level?.isList) level.index += 1;
      awaitsKey = level !== undefined && !level.isList;
    } else if (token === ':') {
      awaitsKey = false;
    } else if (awaitsKey && level) {
      level.key = String(JSON.parse(token));
    } else {
      const path = levels.map((one) => (one.isList ? String(one.index) : one.key));
      strings.push({ path, ...readCharacters(token, index) });
    }
  }
  return strings;
}

function readCharacters(token: string, start: number): { value: string; at: number[] } {
  const at: number[] = [];
  let value = '';
  for (const { 0: written, index } of token.slice(1, -1).matchAll(CHARACTER)) {
    value += written.startsWith('\\') ? String(JSON.parse(`"${written}"`)) : written;
    at.push(start + 1 + index);
  }
  at.push(start + token.length - 1);
  return { value, at };
}
