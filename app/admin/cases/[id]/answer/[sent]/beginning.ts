import { getTranslations } from 'next-intl/server';
import { OUTCOMES } from '@/domain/decision';
import { PROMISED } from '@/domain/promise';

// words: answerLetter.begin.*, answerLetter.start.*
/** What a reply begins with until staff change it: thanks for what was sent, and the answer in a sentence. */
export async function beginningOf(kind: string, outcome: string): Promise<string> {
  const t = await getTranslations('answerLetter');
  const sent = PROMISED.find((one) => one === kind);
  const answered = OUTCOMES.find((one) => one === outcome);
  const start = answered && answered !== 'release' ? t(`start.${answered}`) : '';
  return [sent ? t(`begin.${sent}`) : '', start].filter((part) => part !== '').join('\n\n');
}
