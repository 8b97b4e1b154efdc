import { placeholdersOf } from './icu';

/** Messages by their whole key. */
export type Keyed = ReadonlyMap<string, string>;

/**
 * What keeps a language from being complete, in words: a message that is missing, left over or empty, is not
 * well-formed, asks for other placeholders than the English, or says other figures (so that a phone number or an
 * opening hour is the same in every language).
 */
export function compareLanguages(english: Keyed, other: Keyed): string[] {
  const faults: string[] = [];
  for (const key of english.keys()) if (!other.has(key)) faults.push(`${key}: missing`);
  for (const [key, message] of other) {
    const reference = english.get(key);
    if (reference === undefined) {
      faults.push(`${key}: left over`);
      continue;
    }
    faults.push(...faultsOf(message).map((fault) => `${key}: ${fault}`));
    if (faultsOf(message).length > 0 || faultsOf(reference).length > 0) continue;
    const wanted = placeholdersOf(reference).join(' ');
    const given = placeholdersOf(message).join(' ');
    if (wanted !== given) faults.push(`${key}: placeholders ${given || 'none'}, not ${wanted || 'none'}`);
    if (figuresIn(reference) !== figuresIn(message)) faults.push(`${key}: other figures than the English`);
  }
  return faults;
}

/** Why a message cannot be shown at all: it is empty, or not well-formed ICU. */
export function faultsOf(message: string): string[] {
  if (message.trim() === '') return ['empty'];
  try {
    placeholdersOf(message);
    return [];
  } catch (error) {
    return [`not well-formed (${error instanceof Error ? error.message : String(error)})`];
  }
}

/** Figures in any order; those inside braces belong to the format and are compared with the placeholders. */
function figuresIn(message: string): string {
  return (message.replace(/\{[^{}]*\}/g, '').match(/\d+/g) ?? []).sort().join(' ');
}
