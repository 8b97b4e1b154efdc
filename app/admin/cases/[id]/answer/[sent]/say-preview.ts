import { getTranslations } from 'next-intl/server';
import { sayFigures } from '@/app/(debtor)/options/plan-facts';
import { letterWords } from '@/app/answer-words';
import type { DecisionCase } from '@/db/decision-case';
import { isRead } from '@/db/decision-facts';
import type { SentFigures } from '@/db/proposed';
import type { Outcome } from '@/domain/decision';
import { COMPONENTS_FILED, CORRECTABLE, type DecisionInput } from '@/domain/decision-input';
import type { LineOutside } from '@/domain/evaluate-offer';
import type { Worked } from '@/domain/offer-instead';
import type { SecondReason } from '@/domain/second-person';
import type { PreviewWords } from './state';

// words: staffAnswer.about.*, staffAnswer.outside.*, staffAnswer.line.*, staffAnswer.fact.*

/** An answer that is looked at: the case, what was typed, and how it would come out. */
export type Looked = {
  readonly found: DecisionCase;
  readonly input: DecisionInput;
  readonly reply: string;
  readonly worked: Worked | null;
  readonly second: SecondReason | null;
  readonly staffName: string;
};

/** How an answer will look to whoever gets it, and what staff should know before they send it. */
export async function sayPreview(looked: Looked): Promise<PreviewWords> {
  const t = await getTranslations('staffAnswer.preview');
  const about = await getTranslations('staffAnswer.about');
  const { found, second, input } = looked;
  const read = isRead(found);
  const why = second === null ? (read ? t('one') : t('nobody')) : t(`second.${second}`);
  return {
    letter: read ? await letterOf(looked) : null,
    lead: read ? why : `${why} ${about(effectKey(found, input.outcome))}`,
    notes: await notesOf(looked),
    press: second === null ? (read ? t('send') : t('do')) : t('sendSecond'),
  };
}

/** What an answer does, in a word of its own where nobody is there to be thanked, or to see what is put right. */
export function aboutKey(
  { submission: { kind } }: Pick<DecisionCase, 'submission'>,
  outcome: Outcome,
): Outcome | 'done' | 'putRight' {
  if (outcome === 'correct' && kind.startsWith('import_')) return 'putRight';
  return outcome === 'thank' && kind === 'missing_rate' ? 'done' : outcome;
}

/** What an answer does, to whoever sees it before it is done: they have nothing left to type. */
export function effectKey(found: Pick<DecisionCase, 'submission'>, outcome: Outcome) {
  const key = aboutKey(found, outcome);
  return key === 'putRight' ? 'isPutRight' : key;
}

/** The letter as it will be, or, once it has been sent, with the figures it was sent with. */
export async function letterOf({
  found,
  input,
  reply,
  worked,
  staffName,
  sent: asSent = null,
}: Omit<Looked, 'second'> & { readonly sent?: SentFigures | null }) {
  const { debt, submission, sent } = found;
  const { outcome } = input;
  const balanceMinor = debt?.balanceMinor ?? 0;
  const declined = outcome === 'decline' ? input : { reason: null, waysOn: [] };
  const plan = outcome === 'agree' ? sent.plan : worked?.ok ? worked.plan : null;
  return letterWords({
    outcome,
    reason: declined.reason,
    waysOn: declined.waysOn,
    details: {
      plan,
      ...(worked?.ok ? { acceptBy: worked.acceptBy } : {}),
      ...('untilOn' in input ? { untilOn: input.untilOn } : {}),
      ...('deadlineOn' in input ? { deadlineOn: input.deadlineOn } : {}),
      ...('amountMinor' in input
        ? {
            amountMinor: input.amountMinor,
            leftMinor: balanceMinor - input.amountMinor,
            remainderMinor: balanceMinor - input.amountMinor,
          }
        : {}),
      ...('tooOld' in input && input.tooOld ? { tooOld: input.tooOld } : {}),
      holdEnded: outcome === 'answer' && found.isHeldByThisAlone,
      ...asSent,
    },
    reply,
    staffName,
    at: asSent?.at ?? null,
    currency: debt?.currency ?? 'GBP',
    holdingId: submission.holdingId,
  });
}

/** What staff should know of an answer and the person is not told: what a correction changes, how a plan keeps to the terms. */
export async function notesOf({
  found,
  input,
  worked,
}: Pick<Looked, 'found' | 'input' | 'worked'>): Promise<string[]> {
  const t = await getTranslations('staffAnswer.preview');
  const { money } = await sayFigures(found.debt?.currency ?? 'GBP');
  if (input.outcome === 'correct') return sayCorrection(found, input, money);
  if (!worked?.ok) return [];
  const { leftToLiveOnWeekMinor: week } = worked.plan;
  const outside = await Promise.all(worked.outside.map((line) => sayOutside(line, money)));
  return [
    ...(outside.length === 0 ? [t('within')] : [`${t('outside')}:`, ...outside]),
    ...(week === null ? [] : [t('week', { amount: money(week) })]),
  ];
}

type Correction = DecisionInput & { readonly outcome: 'correct' };

/** Each line that a correction changes, before and after, and what is then owed in all. */
async function sayCorrection(
  { debt, row }: DecisionCase,
  { amounts, facts }: Correction,
  money: (minor: number) => string,
): Promise<string[]> {
  const t = await getTranslations('staffAnswer');
  const changed = COMPONENTS_FILED.flatMap((name) => {
    const [before, by] = [debt?.components[name] ?? 0, amounts[name] ?? 0];
    const shown = (minor: number) => money(name === 'payment' ? -minor || 0 : minor);
    const line = t(`line.${name}`);
    return by === 0 ? [] : [t('preview.line', { line, before: shown(before), after: shown(before + by) })];
  });
  const by = Object.values(amounts).reduce((sum, minor) => sum + minor, 0);
  const before = debt?.balanceMinor ?? 0;
  const all = { before: money(before), after: money(before + by) };
  return [
    ...changed,
    ...(changed.length > 0 ? [t('preview.inAll', all)] : []),
    ...CORRECTABLE.flatMap((name) => {
      const after = facts[name];
      if (after === undefined) return [];
      const here = row?.facts?.[name] || t('row.nothing');
      return [
        t('preview.line', {
          line: name === 'bornOn' ? t('row.bornOn') : t(`fact.${name}`),
          before: here,
          after,
        }),
      ];
    }),
  ];
}

/** How far a plan goes beyond a line of the creditor's terms. */
export async function sayOutside(line: LineOutside, money: (minor: number) => string): Promise<string> {
  const t = await getTranslations('staffAnswer.outside');
  if ('byMinor' in line) return t(line.line, { amount: money(line.byMinor) });
  if ('byDays' in line) return t(line.line, { days: line.byDays });
  return t(line.line);
}
