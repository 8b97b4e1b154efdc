import { getTranslations } from 'next-intl/server';
import type { CheckedWords } from '@/app/admin/cases/[id]/answer/[sent]/state';
import { checkReply } from '@/content/reply-check';

// words: staffAnswer.words.*

/** A grade that a nine-year-old reads with some help; above it, shorter words are asked for. */
const EASY = 6;

/** A letter longer than this is read by nobody, and reading a whole book for its words would keep everyone waiting. */
export const LONGEST_REPLY = 10_000;

/** How a reply reads, as far as it may be sent, in words for whoever writes it. It changes nothing in it. */
export async function sayChecked(reply: string): Promise<CheckedWords> {
  const t = await getTranslations('staffAnswer.words');
  const { findings, grade } = checkReply(reply.slice(0, LONGEST_REPLY));
  const shown = grade === null ? null : Math.max(0, Math.round(grade * 10) / 10);
  return {
    grade: shown === null ? null : t(shown <= EASY ? 'grade' : 'hard', { grade: shown }),
    rows: findings.map(({ rule, index, found, line, level, instead, reason }) => ({
      key: `${rule}-${index}`,
      found,
      where: `${t('line', { line })}, ${t(level)}`,
      instead: t('instead', { instead }),
      why: t('why', { reason }),
    })),
  };
}
