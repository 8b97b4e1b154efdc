import { parseSync } from '@swc/core';

/** One node of a source file's tree, as the parser gives it: a type, and whatever belongs to it. */
export type Node = { readonly type: string } & Readonly<Record<string, unknown>>;

/** The tree of a TypeScript or TSX file. Throws where the source cannot be parsed. */
export function parseSource(source: string): unknown {
  return parseSync(source, { syntax: 'typescript', tsx: true });
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** Every node of a tree, each before what is inside it. */
export function* nodesIn(value: unknown): Generator<Node> {
  if (isNode(value)) yield value;
  if (typeof value !== 'object' || value === null) return;
  for (const child of Object.values(value)) yield* nodesIn(child);
}
