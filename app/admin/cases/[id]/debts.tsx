import { getTranslations } from 'next-intl/server';
import { MoneyText } from '@/components/money-text';
import { Attention } from '@/components/note';
import type { CaseDebt } from '@/db/cases-debts';
import { wordReason } from '@/domain/accounts-reasons';
import { type Fact, Facts, Fold, Part } from './part';
import { type Shown, sayCase } from './say';

/** Each debt: who it is owed to, its figure and the day that is true on, the lines it is made of, and what stands in its way. */
export async function DebtsPart({ shown }: { shown: Shown }) {
  const t = await getTranslations('staffCase.debts');
  const { debts } = shown.read;
  return (
    <Part id="debts" title={t('title')}>
      {debts.length === 0 && <p>{t('none')}</p>}
      <ul className="space-y-6">
        {debts.map((debt) => (
          <li key={debt.holdingId} className="space-y-2">
            <OneDebt shown={shown} debt={debt} />
          </li>
        ))}
      </ul>
    </Part>
  );
}

async function OneDebt({ shown, debt }: { shown: Shown; debt: CaseDebt }) {
  const t = await getTranslations('staffCase.debts');
  const say = await sayCase(shown);
  const { makeUp, currency, creditorName } = debt;
  const lines: Fact[] = makeUp.lines.map(({ kind, amountMinor }) => ({
    label: t(`line.${kind}`),
    value: <MoneyText minor={amountMinor} currency={currency} />,
  }));
  const entries = makeUp.lines.reduce((count, line) => count + line.entries, 0);
  return (
    <>
      <h3 className="font-bold">{creditorName}</h3>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="text-22">
          <MoneyText minor={debt.balanceMinor} currency={currency} />
        </span>
        <span className="text-soft-ink">{say.day(debt.asAtOn)}</span>
        <span className="text-soft-ink">{t('reference', { reference: debt.accountReference })}</span>
      </p>
      {debt.isJoint && <p>{t('joint')}</p>}
      <Flags shown={shown} debt={debt} />
      <Facts
        isFigures
        rows={[
          ...lines,
          {
            label: t('now'),
            value: <MoneyText minor={makeUp.nowMinor} currency={currency} />,
            isStrong: true,
          },
        ]}
      />
      <div className="flex flex-wrap gap-x-6">
        {entries > 0 && (
          <a
            href={`/admin/cases/${shown.read.id}/entries/${debt.holdingId}`}
            className="inline-flex min-h-8 items-center"
          >
            {t('entries', { count: entries })}
            <span className="sr-only">: {creditorName}</span>
          </a>
        )}
        <Fold words={t('facts')} about={creditorName}>
          <More shown={shown} debt={debt} />
        </Fold>
      </div>
    </>
  );
}

/** What keeps a debt from being shown or asked for: set aside by an import, given back, perhaps or surely too old. */
async function Flags({ shown, debt }: { shown: Shown; debt: CaseDebt }) {
  const t = await getTranslations('staffCase.debts');
  const say = await sayCase(shown);
  const { withheldAt, withheldField, releasedAt, returnedAt, tooOldDecision } = debt;
  const isWithheld = withheldAt && !releasedAt;
  return (
    <>
      {returnedAt && <p>{t('returned', { date: say.dayOf(returnedAt) })}</p>}
      {isWithheld && (
        <Attention title={t('withheld')}>
          <p>{t('withheldBody', { reason: sentence(wordReason(debt.withheldReason ?? '')) })}</p>
          <p>
            {withheldField && t('withheldField', { field: withheldField })}{' '}
            {t('withheldOn', { date: say.dayOf(withheldAt) })}
          </p>
        </Attention>
      )}
      {withheldAt && releasedAt && <p>{t('released', { date: say.dayOf(releasedAt) })}</p>}
      {debt.mayBeTooOldOn && tooOldDecision === null && (
        <Attention title={t('mayBeOld')}>
          <p>{t('mayBeOldBody')}</p>
        </Attention>
      )}
      {tooOldDecision === 'too_old' && <p>{t('tooOld')}</p>}
      {tooOldDecision === 'not_too_old' && <p>{t('notTooOld')}</p>}
    </>
  );
}

async function More({ shown, debt }: { shown: Shown; debt: CaseDebt }) {
  const t = await getTranslations('staffCase.debts');
  const say = await sayCase(shown);
  const rows: Fact[] = [
    { label: t('product'), value: [debt.product, debt.description].filter(Boolean).join(': ') },
  ];
  if (debt.openedOn) rows.push({ label: t('opened'), value: say.day(debt.openedOn) });
  if (debt.defaultedOn) rows.push({ label: t('defaulted'), value: say.day(debt.defaultedOn) });
  if (debt.lastPaymentOn)
    rows.push({
      label: t('lastPayment'),
      value:
        debt.lastPaymentMinor === null
          ? say.day(debt.lastPaymentOn)
          : t('lastPaymentOf', {
              amount: say.money(debt.lastPaymentMinor, debt.currency),
              date: say.day(debt.lastPaymentOn),
            }),
    });
  return (
    <>
      <Facts rows={rows} />
      {debt.creditorReference && (
        <p>{t('creditorReference', { creditor: debt.creditorName, reference: debt.creditorReference })}</p>
      )}
    </>
  );
}

/** Reasons are kept as they stand inside a sentence; here one begins with them. */
function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
