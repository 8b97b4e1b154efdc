import { getLocale, getTranslations } from 'next-intl/server';
import { weekdayName } from '@/app/(debtor)/agree/pay-day-words';
import { sayFigures } from '@/app/(debtor)/options/plan-facts';
import type { DecisionCase } from '@/db/decision-case';
import { type Outcome, reasonsFor, WAYS_ON } from '@/domain/decision';
import { COMPONENTS_FILED, CORRECTABLE } from '@/domain/decision-input';
import type { FieldSet } from './fields';
import { sayRow } from './say-row';

// words: staffAnswer.field.*, staffAnswer.line.*, staffAnswer.fact.*

/** The fields of an answer, in words. */
export async function fieldsOf(found: DecisionCase, outcome: Outcome): Promise<FieldSet> {
  const t = await getTranslations('staffAnswer');
  const date = { day: t('field.day'), month: t('field.month'), year: t('field.year') };
  const { money } = await sayFigures(found.debt?.currency ?? 'GBP');
  const age = await ageOf(found);
  switch (outcome) {
    case 'counter_offer':
      return { kind: 'counter', date, ...(await counterFields()) };
    case 'decline':
      return {
        kind: 'decline',
        reason: t('field.reason'),
        reasons: reasonsFor(found.submission.kind).map((value) => ({
          value,
          label: t(`declineReason.${value}`),
        })),
        waysOn: t('field.waysOn'),
        waysHint: t('field.waysHint'),
        ways: WAYS_ON.map((value) => ({ value, label: t(`wayOn.${value}`) })),
      };
    case 'pause':
      return { kind: 'pause', date, until: t('field.untilOn'), hint: t('field.untilHint') };
    case 'reduce':
    case 'settle': {
      const said = {
        amount: money(found.debt?.balanceMinor ?? 0),
        limit: money(found.debt?.limitMinor ?? 0),
      };
      return {
        kind: 'amount',
        name: outcome === 'reduce' ? 'reduceBy' : 'settleFor',
        label: t(outcome === 'reduce' ? 'field.reduceBy' : 'field.settleFor'),
        hint: t('field.reduceHint', said),
        deadline:
          outcome === 'settle' ? { label: t('field.deadlineOn'), hint: t('field.deadlineHint'), date } : null,
      };
    }
    case 'correct':
      return { kind: 'correct', age, ...(await correctFields(found)) };
    case 'answer':
    case 'release':
      return { kind: 'age', age };
    default:
      return { kind: 'none' };
  }
}

async function ageOf({ debt, sent }: DecisionCase) {
  const t = await getTranslations('staffAnswer.field');
  if (!debt?.mayBeTooOld && sent.doubt !== 'too_old') return null;
  return {
    label: t('tooOld'),
    choices: [
      { value: 'too_old', label: t('too_old') },
      { value: 'not_too_old', label: t('not_too_old') },
    ],
  };
}

async function counterFields() {
  const t = await getTranslations('staffAnswer.field');
  const locale = await getLocale();
  const options = (['weekly', 'fortnightly', 'four_weekly', 'monthly'] as const).map((value) => ({
    value,
    label: t(value),
  }));
  return {
    amount: t('amount'),
    everyLabel: t('every'),
    every: options,
    weekday: t('weekday'),
    weekdays: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: weekdayName(day, locale) })),
    monthDay: t('monthDay'),
    monthDayHint: t('monthDayHint'),
    knownOn: t('knownOn'),
    first: t('firstOn'),
    firstHint: t('firstHint'),
  };
}

async function correctFields(found: DecisionCase) {
  const { debt, submission } = found;
  const t = await getTranslations('staffAnswer');
  const { money } = await sayFigures(debt?.currency ?? 'GBP');
  const rows = new Map((await sayRow(found)).map((line) => [line.what, line]));
  return {
    lines: debt
      ? COMPONENTS_FILED.map((name) => {
          const minor = debt.components[name];
          const now = t('field.now', { amount: money(name === 'payment' ? -minor || 0 : minor) });
          const row = rows.get(name);
          const hint = row?.said && !row.isSame ? `${now}. ${t('field.rowSaid', { said: row.said })}` : now;
          return { name, label: t('field.shouldBe', { line: t(`line.${name}`) }), hint };
        })
      : [],
    facts: submission.kind.startsWith('import_')
      ? {
          title: t('field.facts'),
          hint: t('field.factsHint'),
          each: CORRECTABLE.map((name) => {
            const row = rows.get(name);
            const now = row?.here ? t('field.now', { amount: row.here }) : t('field.nowNothing');
            const said = row?.said && !row.isSame ? `. ${t('field.rowSaid', { said: row.said })}` : '';
            return { name, label: t(`fact.${name}`), hint: now + said };
          }),
        }
      : null,
  };
}
