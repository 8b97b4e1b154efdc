/** Where something stands in a text; both count from 1. */
export type Place = { readonly line: number; readonly column: number };

/** A JSON value that knows where it stands, so that a fault in its meaning can be pointed at too. */
export type JsonNode = { readonly value: unknown; readonly at: number; readonly inside: Inside };
type Inside = ReadonlyMap<string, JsonNode> | readonly JsonNode[] | null;

export type ReadJson =
  | { readonly ok: true; readonly root: JsonNode }
  | { readonly ok: false; readonly at: number; readonly what: string };

/** Deeper than any file of cases; it keeps a hostile file from running the reader out of room. */
const DEEPEST = 200;
const SPACE = /[ \t\r\n]*/y;
const TEXT = /"[^"\\]*(?:\\.[^"\\]*)*"/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;

class Reader {
  private at: number;
  constructor(private readonly text: string) {
    this.at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  }

  /** Reads the whole text as one value. */
  whole(): JsonNode {
    const root = this.node(0);
    if (this.at < this.text.length) this.fail('there is more after the end');
    return root;
  }

  private fail(what: string): never {
    throw new Fault(this.at, what);
  }

  private take(shape: RegExp): string | null {
    shape.lastIndex = this.at;
    const found = shape.exec(this.text)?.[0] ?? null;
    if (found !== null) this.at += found.length;
    return found;
  }

  private sees(mark: string): boolean {
    if (this.text[this.at] !== mark) return false;
    this.at += 1;
    this.take(SPACE);
    return true;
  }

  private node(depth: number): JsonNode {
    if (depth > DEEPEST) this.fail('it is nested too deeply');
    this.take(SPACE);
    const at = this.at;
    const found = this.plain(at) ?? (this.sees('{') ? this.object(at, depth) : this.list(at, depth));
    this.take(SPACE);
    return found;
  }

  private plain(at: number): JsonNode | null {
    const written = this.take(TEXT) ?? this.take(NUMBER) ?? this.take(WORD);
    return written === null ? null : { value: this.parse(written, at), at, inside: null };
  }

  /** The runtime's own reading of one word, number or text; it refuses wrong escapes and bare control characters. */
  private parse(written: string, at: number): unknown {
    try {
      return JSON.parse(written);
    } catch {
      throw new Fault(at, 'these words are not written as JSON has them');
    }
  }

  private list(at: number, depth: number): JsonNode {
    if (!this.sees('['))
      this.fail(this.at < this.text.length ? 'a value is expected' : 'the text ends too soon');
    const items: JsonNode[] = [];
    if (!this.sees(']')) {
      do items.push(this.node(depth + 1));
      while (this.sees(','));
      if (!this.sees(']')) this.fail('a comma or ] is expected');
    }
    return { value: items.map((item) => item.value), at, inside: items };
  }

  private object(at: number, depth: number): JsonNode {
    const fields = new Map<string, JsonNode>();
    if (!this.sees('}')) {
      do {
        const from = this.at;
        const name = this.take(TEXT);
        if (name === null) this.fail('a name in double quotes is expected');
        this.take(SPACE);
        if (!this.sees(':')) this.fail('a colon is expected');
        fields.set(String(this.parse(name, from)), this.node(depth + 1));
      } while (this.sees(','));
      if (!this.sees('}')) this.fail('a comma or } is expected');
    }
    return {
      value: Object.fromEntries([...fields].map(([name, node]) => [name, node.value])),
      at,
      inside: fields,
    };
  }
}

class Fault extends Error {
  constructor(
    readonly at: number,
    what: string,
  ) {
    super(what);
  }
}

/** Reads JSON, keeping the place of every value. Refuses what JSON.parse refuses, and says where and what is wrong. */
export function readJson(text: string): ReadJson {
  try {
    return { ok: true, root: new Reader(text).whole() };
  } catch (fault) {
    if (fault instanceof Fault) return { ok: false, at: fault.at, what: fault.message };
    throw fault;
  }
}

/** A field of an object, if it has it. */
export function fieldOf(node: JsonNode, name: string): JsonNode | undefined {
  return node.inside instanceof Map ? node.inside.get(name) : undefined;
}

/** The items of a list; null for anything else. */
export function itemsOf(node: JsonNode | undefined): readonly JsonNode[] | null {
  return Array.isArray(node?.inside) ? node.inside : null;
}

/** Line and column of a place in a text. */
export function placeOf(text: string, at: number): Place {
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  return {
    line,
    column: at - before.lastIndexOf('\n') - (line === 1 && text.charCodeAt(0) === 0xfeff ? 1 : 0),
  };
}
