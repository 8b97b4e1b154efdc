import { isNode, type Node, nodesIn, parseSource } from './source-tree';

/**
 * The messages that one source file asks for: whole keys (`shell.nav.home`) and patterns from template keys, where
 * `*` stands for what is filled in (`shell.nav.*`).
 */
export type MessageUses = {
  readonly keys: readonly string[];
  readonly patterns: readonly string[];
  /** What cannot be read from the source and is not declared in it, in words. */
  readonly unreadable: readonly string[];
};

const MAKERS = new Set(['useTranslations', 'getTranslations', 'createTranslator']);
const METHODS = new Set(['rich', 'markup', 'raw', 'has']);
const DECLARATION = /^[ \t]*\/\/ words: ([\w.*, -]+)$/gm;

/**
 * Reads `useTranslations`, `getTranslations` and `createTranslator` from a file, and each call of what they return
 * (decision 0033), and what is imported straight from a file of messages. A key is a string or a template. Any other key, and a translator that comes from outside the file,
 * has to be declared in a comment: `// words: shell.nav.*, trouble.missing.title`.
 */
export function readMessageUses(source: string): MessageUses {
  const tree = parseSource(source);
  const declared = [...source.matchAll(DECLARATION)].flatMap((match) =>
    (match[1] ?? '').split(/[,\s]+/).filter((key) => key !== ''),
  );
  const translators = findTranslators(tree);
  const keys: string[] = [...declared.filter((key) => !key.includes('*')), ...importedGroups(tree)];
  const patterns: string[] = declared.filter((key) => key.includes('*'));
  const unreadable: string[] = [];
  for (const call of callsIn(tree)) {
    const translator = calledTranslator(call);
    if (!translator) continue;
    const namespace = madeFor(translator) ?? translators.get(binding(translator));
    if (namespace === undefined) {
      // Only `t` is taken for a translator unseen: it is what the house calls one.
      if (translator.value === 't' && declared.length === 0)
        unreadable.push('a translator from outside the file');
      continue;
    }
    const key = keyOf(argumentsOf(call)[0]);
    if (key === undefined) {
      if (declared.length === 0)
        unreadable.push(`a key of “${namespace}” that is neither a string nor a template`);
    } else {
      const whole = namespace === '' ? key : `${namespace}.${key}`;
      (key.includes('*') ? patterns : keys).push(whole);
    }
  }
  return { keys, patterns, unreadable };
}

/** The namespace of a file of messages: `is-this-real` is `isThisReal`. */
export function namespaceOfFile(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** Whether a key fits a pattern of {@link MessageUses}: each `*` stands for one or more characters. */
export function fits(pattern: string, key: string): boolean {
  const escaped = pattern.split('*').map((part) => part.replace(/[.\\+?^${}()|[\]]/g, '\\$&'));
  return new RegExp(`^${escaped.join('.+')}$`).test(key);
}

function* callsIn(tree: unknown): Generator<Node> {
  for (const node of nodesIn(tree)) if (node.type === 'CallExpression') yield node;
}

/** Every name that holds a translator, with the namespace it was made for; the parser tells scopes apart by `ctxt`. */
function findTranslators(tree: unknown): Map<string, string> {
  const found = new Map<string, string>();
  for (const node of nodesIn(tree)) {
    if (node.type !== 'VariableDeclarator' || !isNode(node.id) || node.id.type !== 'Identifier') continue;
    const namespace = madeFor(node.init);
    if (namespace !== undefined) found.set(binding(node.id), namespace);
  }
  return found;
}

/** The namespace of a translator that is made on the spot: `await getTranslations('shell')`. */
function madeFor(expression: unknown): string | undefined {
  const maker = unwrapped(expression);
  if (maker?.type !== 'CallExpression' || !isNode(maker.callee)) return undefined;
  if (maker.callee.type !== 'Identifier' || !MAKERS.has(String(maker.callee.value))) return undefined;
  return namespaceOf(argumentsOf(maker)[0]);
}

/** `import { broken } from '@/content/en/trouble.json'` asks for the group `trouble.broken`; a default import for all of it. */
function importedGroups(tree: unknown): string[] {
  const groups: string[] = [];
  for (const node of nodesIn(tree)) {
    if (node.type !== 'ImportDeclaration' || !isNode(node.source)) continue;
    const file = /\/content\/[a-z-]+\/([\w-]+)\.json$/.exec(String(node.source.value))?.[1];
    if (file === undefined || !Array.isArray(node.specifiers)) continue;
    for (const specifier of node.specifiers) {
      if (!isNode(specifier)) continue;
      const name = isNode(specifier.imported) ? specifier.imported : specifier.local;
      const isNamed = specifier.type === 'ImportSpecifier' && isNode(name);
      groups.push(isNamed ? `${namespaceOfFile(file)}.${String(name.value)}` : namespaceOfFile(file));
    }
  }
  return groups;
}

function namespaceOf(argument: unknown): string {
  if (isNode(argument) && argument.type === 'ObjectExpression' && Array.isArray(argument.properties)) {
    for (const property of argument.properties) {
      if (isNode(property) && isNode(property.key) && property.key.value === 'namespace') {
        return keyOf(property.value) ?? '';
      }
    }
    return '';
  }
  return keyOf(argument) ?? '';
}

/** A string as it is; a template with `*` for each gap; nothing for any other expression. */
function keyOf(argument: unknown): string | undefined {
  if (!isNode(argument)) return undefined;
  if (argument.type === 'StringLiteral') return String(argument.value);
  if (argument.type !== 'TemplateLiteral' || !Array.isArray(argument.quasis)) return undefined;
  return argument.quasis.map((part: unknown) => (isNode(part) ? String(part.cooked) : '')).join('*');
}

function calledTranslator(call: Node): Node | undefined {
  const callee = unwrapped(call.callee);
  if (callee?.type === 'Identifier' || callee?.type === 'CallExpression') return callee;
  if (callee?.type !== 'MemberExpression' || !isNode(callee.property)) return undefined;
  return METHODS.has(String(callee.property.value)) ? unwrapped(callee.object) : undefined;
}

function argumentsOf(call: Node): unknown[] {
  if (!Array.isArray(call.arguments)) return [];
  return call.arguments.map((one: unknown) =>
    typeof one === 'object' && one !== null && 'expression' in one ? one.expression : undefined,
  );
}

function unwrapped(node: unknown): Node | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'AwaitExpression') return unwrapped(node.argument);
  return node.type === 'ParenthesisExpression' ? unwrapped(node.expression) : node;
}

function binding(identifier: Node): string {
  return `${String(identifier.value)} ${String(identifier.ctxt)}`;
}
