import { randomUUID } from 'node:crypto';
import { getLocale, getTranslations } from 'next-intl/server';
import { weekdayName } from '@/app/(debtor)/agree/pay-day-words';
import { sayFigures } from '@/app/(debtor)/options/plan-facts';
import { sayChecked } from '@/app/admin/checked-words';
import { Note } from '@/components/note';
import { Way } from '@/components/way';
import type { DecisionCase } from '@/db/decision-case';
import { isRead } from '@/db/decision-facts';
import { type Outcome, outcomesFor, reasonsFor, WAYS_ON } from '@/domain/decision';
import { COMPONENTS_FILED, CORRECTABLE } from '@/domain/decision-input';
import { beginningOf } from './beginning';
import { defaultsOf } from './defaults';
import type { FieldSet } from './fields';
import { AnswerForm } from './form';
import { aboutKey } from './say-preview';

// words: staffAnswer.look, staffAnswer.lookAtEffect, staffAnswer.field.*, staffAnswer.line.*, staffAnswer.fact.*
type Props = {
  readonly found: DecisionCase;
  readonly outcome: Outcome | undefined;
};

/** The answers there are, as links, and the form of the one that is picked. */
export async function Answering({ found, outcome }: Props) {
  const t = await getTranslations('staffAnswer');
  if (found.submission.closedAt) return null;
  if (found.proposedId)
    return (
      <Note title={t('waiting.title')}>
        <p>{t('waiting.body')}</p>
        <Way href={`/admin/seconds/${found.proposedId}`}>{t('waiting.see')}</Way>
      </Note>
    );
  return (
    <>
      <Picks found={found} outcome={outcome} />
      {outcome ? <Picked found={found} outcome={outcome} /> : <p>{t('outcome.pick')}</p>}
    </>
  );
}

async function Picks({ found, outcome }: Props) {
  const t = await getTranslations('staffAnswer.outcome');
  return (
    <nav aria-labelledby="pick" className="mb-6 space-y-2 print:hidden">
      <h2 id="pick" className="text-22">
        {t('title')}
      </h2>
      <ul className="flex flex-wrap gap-x-5">
        {outcomesFor(found.submission.kind).map((one) => (
          <li key={one}>
            <a
              href={`?as=${one}`}
              aria-current={one === outcome ? 'true' : undefined}
              className="inline-flex min-h-11 items-center aria-current:font-bold aria-current:text-ink aria-current:no-underline"
            >
              {t(one === 'thank' && found.submission.kind === 'missing_rate' ? 'done' : one)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

async function Picked({ found, outcome }: Props & { readonly outcome: Outcome }) {
  const t = await getTranslations('staffAnswer');
  const { submission, version } = found;
  const read = isRead(found);
  const reply = read ? await beginningOf(submission.kind, outcome) : '';
  const defaults = defaultsOf(found, outcome);
  return (
    <AnswerForm
      key={outcome}
      hidden={{
        sent: submission.id,
        outcome,
        requestId: randomUUID(),
        versionSeen: String(version),
        every: defaults.every ?? '',
      }}
      defaults={{ ...defaults, reply }}
      fields={await fieldsOf(found, outcome)}
      checked={read ? await sayChecked(reply) : null}
      owner={await ownerOf(found)}
      words={{
        problem: t('problem'),
        lead: t(`about.${aboutKey(found, outcome)}`),
        reply: read ? { label: t('field.reply'), hint: t('field.replyHint') } : null,
        look: t(read ? 'look' : 'lookAtEffect'),
        check: t('words.check'),
        reads: { title: t('words.title'), none: t('words.none') },
        since: { title: t('since.title'), again: t('since.again'), link: t('side.case') },
        preview: { title: t('preview.title'), change: t('preview.change'), note: t('preview.note') },
      }}
      caseHref={`/admin/cases/${found.caseId}?on=${submission.id}`}
    />
  );
}

async function ownerOf({ submission }: DecisionCase) {
  const { assigneeId, assigneeName } = submission;
  const t = await getTranslations('staffAnswer.field');
  const name = assigneeName ?? '';
  return assigneeId === null
    ? null
    : {
        id: assigneeId,
        label: t('takeOverLabel', { name }),
        hint: t('takeOverHint', { name }),
        press: t('takeOver'),
      };
}

/** The fields of an answer, in words. */
async function fieldsOf(found: DecisionCase, outcome: Outcome): Promise<FieldSet> {
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

async function correctFields({ debt, submission }: DecisionCase) {
  const t = await getTranslations('staffAnswer');
  const { money } = await sayFigures(debt?.currency ?? 'GBP');
  return {
    lines: debt
      ? COMPONENTS_FILED.map((name) => {
          const now = debt.components[name];
          return {
            name,
            label: t('field.shouldBe', { line: t(`line.${name}`) }),
            hint: t('field.now', { amount: money(name === 'payment' ? -now || 0 : now) }),
          };
        })
      : [],
    facts: submission.kind.startsWith('import_')
      ? {
          title: t('field.facts'),
          hint: t('field.factsHint'),
          each: CORRECTABLE.map((name) => ({ name, label: t(`fact.${name}`) })),
        }
      : null,
  };
}
