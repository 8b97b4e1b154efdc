import { SingleBar } from 'cli-progress';

type Step = 'waiting' | 'reading' | 'judging' | 'loading';

const WORDS: Readonly<Record<Step, string>> = {
  waiting: 'Another import is running. This one begins when it is done.',
  reading: 'Reading',
  judging: 'Comparing the rows with each other and with what is here',
  loading: 'Writing',
};

/** A bar for a person at a terminal; elsewhere only the line that says that another import has its turn. */
export function showProgress(size: number): { show: (step: Step, bytes: number) => void; stop: () => void } {
  const terminal = process.stderr.isTTY === true;
  const bar = terminal
    ? new SingleBar({ format: '{step} [{bar}] {percentage}%', clearOnComplete: true, hideCursor: true })
    : null;
  let now: Step | null = null;
  const show = (step: Step, bytes: number): void => {
    if (step === 'waiting') console.error(WORDS.waiting);
    else if (bar && now === null) bar.start(size, bytes, { step: WORDS[step] });
    else if (bar) bar.update(bytes, { step: WORDS[step] });
    if (step !== 'waiting') now = step;
  };
  return { show, stop: () => bar?.stop() };
}
