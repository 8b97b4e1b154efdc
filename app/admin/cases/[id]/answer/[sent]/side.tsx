import { getTranslations } from 'next-intl/server';
import { payDayWords } from '@/app/(debtor)/agree/pay-day-words';
import { sayFigures } from '@/app/(debtor)/options/plan-facts';
import { SummaryList, type SummaryRow } from '@/components/summary-list';
import { Way } from '@/components/way';
import type { Words } from '@/db/cases-words';
import type { DecisionCase } from '@/db/decision-case';
import { canAgree, isRead } from '@/db/decision-facts';
import { REDUCE_REASONS } from '@/db/offers';
import { wordReason } from '@/domain/accounts-reasons';
import { DOUBTS } from '@/domain/doubt';
import { holdsOver } from '@/domain/hold';
import { isOwnPause } from '@/domain/pause';
import { RowSaidPart } from './row-said';

// words: staffAnswer.side.*

/** What the person said, and the few facts that an answer needs. The rest is in the case, one press away. */
export async function Side({ found, words }: { found: DecisionCase; words: Words }) {
  const t = await getTranslations('staffAnswer.side');
  const { submission, sent, asking, caseId } = found;
  const own = asking?.debts.find(({ holdingId }) => holdingId === submission.holdingId);
  const { debtId, closedAt } = submission;
  const holds = asking && debtId ? holdsOver(asking.holds, debtId, asking.todayOn) : [];
  return (
    <section className="space-y-6" aria-label={t('facts')}>
      {isRead(found) && <Said words={words} />}
      <h2 className="text-22">{t('facts')}</h2>
      <SummaryList rows={await rowsOf(found)} />
      <RowSaidPart found={found} />
      {holds.some((hold) => !isOwnPause(hold)) && <p>{t('held')}</p>}
      {own?.hasOtherPlan ? <p>{t('otherPlan')}</p> : own?.isJoint && <p>{t('joint')}</p>}
      {sent.plan && !closedAt && !canAgree(found) && holds.length === 0 && <p>{t('standsNot')}</p>}
      <p className="print:hidden">
        {/* Beside, not instead of, what is being written. */}
        <Way href={`/admin/cases/${caseId}?on=${submission.id}`} beside>
          {t('case')}
        </Way>
      </p>
    </section>
  );
}

async function Said({ words }: { words: Words }) {
  const t = await getTranslations('staffAnswer.side');
  return (
    <>
      <h2 className="text-22">{t('words')}</h2>
      {words.kind === 'shown' ? (
        <blockquote className="max-w-measure border-l-4 border-action pl-4 text-18 whitespace-pre-line">
          {words.text}
        </blockquote>
      ) : (
        <p>{t(words.kind === 'none' ? 'noWords' : words.kind)}</p>
      )}
    </>
  );
}

async function rowsOf(found: DecisionCase): Promise<SummaryRow[]> {
  const t = await getTranslations('staffAnswer');
  const { debt, sent, asking, submission } = found;
  const { money } = await sayFigures(debt?.currency ?? 'GBP');
  const rows: SummaryRow[] = [];
  const doubt = DOUBTS.find((one) => one === sent.doubt);
  const reason = REDUCE_REASONS.find((one) => one === sent.reason);
  if (doubt) rows.push({ label: t('side.doubt'), value: t(`doubt.${doubt}`) });
  if (reason) rows.push({ label: t('side.reason'), value: t(`reduceReason.${reason}`) });
  if (submission.kind.startsWith('import_') && sent.reason)
    rows.push({ label: t('side.set'), value: wordReason(sent.reason) });
  if (debt)
    rows.push(
      { label: t('side.creditor'), value: debt.creditorName },
      { label: t('side.account'), value: debt.accountReference },
      { label: t('side.owed'), value: money(debt.balanceMinor) },
    );
  if (asking && isRead(found))
    rows.push({
      label: t('side.leftMonth'),
      value: asking.budget ? money(asking.budget.leftMinor) : t('side.noBudget'),
    });
  return [...rows, ...(await planRows(found))];
}

async function planRows({ sent: { plan } }: DecisionCase): Promise<SummaryRow[]> {
  if (!plan) return [];
  const t = await getTranslations('staffAnswer.side');
  const payDay = await payDayWords();
  const { money, day } = await sayFigures(plan.currency);
  return [
    { label: t('offered'), value: money(plan.regularMinor) },
    { label: t('payDay'), value: payDay(plan.payDay) },
    { label: t('first'), value: day(plan.firstOn) },
    { label: t('end'), value: day(plan.endOn) },
    { label: t('total'), value: money(plan.totalMinor) },
  ];
}
