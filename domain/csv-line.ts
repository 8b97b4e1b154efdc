/**
 * One line of a comma-separated file (RFC 4180, CRLF). A cell that a spreadsheet would run as a formula is given an
 * apostrophe in front (OWASP, “CSV Injection”: cells that begin with = + - @, a tab or a line break), so that it is
 * shown as text. Such a cell is one in which the first thing that is not a space is such a sign, half or full width.
 */
export function csvLine(cells: readonly (string | null)[]): string {
  return `${cells.map((cell) => quote(disarm(cell ?? ''))).join(',')}\r\n`;
}

function disarm(text: string): string {
  return /^[\t\r\n]|^\s*[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text;
}

function quote(text: string): string {
  return /[",\r\n]|^\s|\s$|^'/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
