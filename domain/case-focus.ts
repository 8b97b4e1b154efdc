/** What waits for an answer, as far as its place in a case hangs on it. */
export type Waits = {
  readonly id: string;
  readonly priority: number;
  readonly promisedAt: Date;
  readonly closedAt: Date | null;
};

/**
 * What is in focus in a case, and what waits there: the one in focus first, then by priority, then by what was promised
 * first. In focus is the one that was asked for, answered or not; where none was, or it is not of this case, the first
 * that waits.
 */
export function inOrder<One extends Waits>(
  sent: readonly One[],
  on?: string,
): { readonly focus: One | null; readonly open: readonly One[] } {
  const asked = sent.find(({ id }) => id === on);
  const isFirst = (one: One) => Number(one.id === asked?.id);
  const open = sent
    .filter(({ closedAt }) => closedAt === null)
    .sort(
      (one, other) =>
        isFirst(other) - isFirst(one) ||
        one.priority - other.priority ||
        one.promisedAt.getTime() - other.promisedAt.getTime(),
    );
  return { focus: asked ?? open[0] ?? null, open };
}
