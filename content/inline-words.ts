import { isNode, nodesIn, parseSource } from './source-tree';

/** Attributes that a person reads or hears. */
const READ_ALOUD = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'hint',
  'label',
  'legend',
  'placeholder',
  'summary',
  'title',
]);

/**
 * The words that a TSX file writes by itself instead of asking for a message: text between tags, and strings in
 * attributes that are read. Two letters in a row make a word; marks and single letters do not.
 */
export function findInlineWords(source: string): string[] {
  const words: string[] = [];
  for (const node of nodesIn(parseSource(source))) {
    if (node.type === 'JSXText') words.push(String(node.value));
    if (node.type !== 'JSXAttribute' || !isNode(node.name) || !isNode(node.value)) continue;
    if (node.value.type === 'StringLiteral' && READ_ALOUD.has(String(node.name.value))) {
      words.push(String(node.value.value));
    }
  }
  return words.map((one) => one.trim().replace(/\s+/g, ' ')).filter((one) => /\p{L}{2}/u.test(one));
}
