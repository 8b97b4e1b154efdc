import type { Nation } from './holidays';
import type { Resource } from './resources';

/** Whom to turn to right now, in the order a frightened person should see it. */
export type CrisisLines = {
  /** Life in danger. */
  readonly danger: readonly Resource[];
  /** Someone to talk to. */
  readonly talk: readonly Resource[];
  /** For someone who would rather text. */
  readonly text: readonly Resource[];
  /** Someone hurts or controls you. */
  readonly abuse: readonly Resource[];
};

/**
 * The crisis lines of the United Kingdom that answer people in a nation; all of them where the nation is not known. They
 * are not shuffled: someone who comes back must find the same line in the same place. Lines for anyone come before
 * lines for some, and lines that are always open before the rest.
 */
export function crisisLines(resources: readonly Resource[], nation: Nation | null): CrisisLines {
  const lines = resources
    .filter((one) => one.country === 'GB' && one.isCrisisLine && (!nation || one.nations.includes(nation)))
    .sort(
      (a, b) =>
        Number(isForSome(a)) - Number(isForSome(b)) ||
        Number(a.hours.kind !== 'always') - Number(b.hours.kind !== 'always') ||
        (a.name < b.name ? -1 : 1),
    );
  const isDanger = (one: Resource) => one.topics.includes('danger');
  const isAbuse = (one: Resource) => one.topics.includes('domestic-abuse');
  const rest = lines.filter((one) => !isDanger(one) && !isAbuse(one));
  return {
    danger: lines.filter(isDanger),
    talk: rest.filter((one) => one.phone !== null),
    text: rest.filter((one) => one.phone === null),
    abuse: lines.filter((one) => isAbuse(one) && !isDanger(one)),
  };
}

function isForSome(one: Resource): boolean {
  return !/^(anyone|everyone|people in|women and anyone)\b/i.test(one.serves);
}
