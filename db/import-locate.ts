import fs from 'node:fs';

/** A place in a file: physical line, and character in it, both from 1. */
export type Place = { line: number; column: number };

const [QUOTE, COMMA, NEWLINE, RETURN] = [0x22, 0x2c, 0x0a, 0x0d];
const BOM = [0xef, 0xbb, 0xbf];

/**
 * Where the quotes of a file go wrong: a quote in the middle of a plain field, or the quote that opens a field which
 * is never closed, or not before a comma. Null when they are all right. Walks the file again; used only after a fault.
 */
export async function locateQuoteFault(file: string): Promise<Place | null> {
  let state: 'start' | 'plain' | 'quoted' | 'closed' = 'start';
  let opened: Place = { line: 1, column: 1 };
  const fault = await walk(file, (byte, place) => {
    if (state === 'quoted') {
      if (byte === QUOTE) state = 'closed';
      return null;
    }
    if (byte === COMMA || byte === NEWLINE) state = 'start';
    else if (byte === QUOTE && state === 'plain') return place();
    else if (byte === QUOTE) {
      if (state === 'start') opened = place();
      state = 'quoted';
    } else if (state === 'closed' && byte !== RETURN) return opened;
    else if (byte !== RETURN && state === 'start') state = 'plain';
    return null;
  });
  // The state changes inside the walk, which the compiler does not follow.
  return fault ?? ((state as string) === 'quoted' ? opened : null);
}

/** Where the field of that number (from 0) of the header begins; its end when the header has fewer. */
export async function locateHeaderField(file: string, wanted: number): Promise<Place> {
  let [field, quoted] = [0, false];
  let last: Place = { line: 1, column: 1 };
  const found = await walk(file, (byte, place) => {
    if (field === wanted) return place();
    if (byte === QUOTE) quoted = !quoted;
    if (byte === COMMA && !quoted) field += 1;
    if (byte === NEWLINE && !quoted) return place();
    if (byte !== RETURN) last = { line: place().line, column: place().column + 1 };
    return null;
  });
  return found ?? last;
}

/** Where the first byte stands that is not UTF-8; null when the file is UTF-8 to its end. */
export async function locateInvalidText(file: string): Promise<Place | null> {
  let [needed, low, high] = [0, 0x80, 0xbf];
  let begun: Place = { line: 1, column: 1 };
  const fault = await walk(file, (byte, place) => {
    if (needed > 0) {
      if (byte < low || byte > high) return begun;
      [needed, low, high] = [needed - 1, 0x80, 0xbf];
      return null;
    }
    if (byte < 0x80) return null;
    begun = place();
    if (byte < 0xc2 || byte > 0xf4) return begun;
    needed = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
    // Overlong forms, surrogates and what lies beyond Unicode (RFC 3629, section 4).
    if (byte === 0xe0) low = 0xa0;
    if (byte === 0xed) high = 0x9f;
    if (byte === 0xf0) low = 0x90;
    if (byte === 0xf4) high = 0x8f;
    return null;
  });
  return fault ?? (needed > 0 ? begun : null);
}

type Visit = (byte: number, place: () => Place) => Place | null;

async function walk(file: string, visit: Visit): Promise<Place | null> {
  let [line, column, bytes] = [1, 0, 0];
  const place = (): Place => ({ line, column });
  for await (const chunk of fs.createReadStream(file)) {
    for (const byte of chunk as Buffer) {
      bytes += 1;
      if (bytes <= 3 && byte === BOM[bytes - 1]) continue;
      // Bytes that continue a character do not begin a column.
      if ((byte & 0xc0) !== 0x80 || column === 0) column += 1;
      const found = visit(byte, place);
      if (found) return found;
      if (byte === NEWLINE) [line, column] = [line + 1, 0];
    }
  }
  return null;
}
