import { getTranslations } from 'next-intl/server';
import { isLate } from '@/domain/promise';
import { formatDayOf } from './days';
import { whoAnswers } from './who-answers';

/** Something that waits for us. `raisedAt`: it was late, and has been moved up. */
export type Waiting = {
  readonly kind: string;
  readonly assignee: string | null;
  readonly promisedAt: Date;
  readonly raisedAt: Date | null;
};

/** Whether our answer is late. */
export function isLateFor(
  { promisedAt, raisedAt }: Pick<Waiting, 'promisedAt' | 'raisedAt'>,
  at: Date,
): boolean {
  return raisedAt !== null || isLate(promisedAt, at);
}

// words: answers.waiting.*
/** Who has it, by name where somebody does, and by when they answer; where we are late, that we are, and are sorry. */
export async function sayWhoHasIt(waiting: Waiting, at: Date): Promise<string> {
  const t = await getTranslations('answers.waiting');
  const who = waiting.assignee ?? (await whoAnswers());
  if (isLateFor(waiting, at)) return t('late', { who });
  const date = await formatDayOf(waiting.promisedAt);
  return waiting.kind === 'telling' ? t('read', { who, date }) : t('by', { who, date });
}
