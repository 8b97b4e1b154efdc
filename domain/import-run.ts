/** How long a run may say nothing before it counts as one that stopped; it says something every few seconds. */
export const QUIET_SECONDS = 20;

/** What became of a run, from what is kept of it. */
export type RunState =
  /** It is at work, or waits for another to end. */
  | 'running'
  /** It was stopped or broke off, and left nothing behind. */
  | 'stopped'
  /** The file is not what it says it is. */
  | 'not-such-a-file'
  /** A dry run that was read to its end. */
  | 'tried'
  /** Its accounts were loaded. */
  | 'loaded'
  /** Rows were refused, and it had been asked to load nothing then. */
  | 'nothing-loaded';

export type RunFacts = {
  readonly isTry: boolean;
  readonly finishedAt: Date | null;
  readonly failedAt: Date | null;
  /** How long ago it last said how far it is. */
  readonly quietSeconds: number;
  readonly hasFault: boolean;
  readonly isLoaded: boolean;
};

/**
 * The state of a run. A run loads in one transaction, so one that did not finish loaded nothing; that it says nothing
 * any more is how a run that was killed is known.
 */
export function runState(run: RunFacts): RunState {
  if (run.finishedAt) {
    if (run.hasFault) return 'not-such-a-file';
    if (run.isLoaded) return 'loaded';
    return run.isTry ? 'tried' : 'nothing-loaded';
  }
  return run.failedAt || run.quietSeconds > QUIET_SECONDS ? 'stopped' : 'running';
}
