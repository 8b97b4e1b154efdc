import { getLocale, getTranslations } from 'next-intl/server';
import { formatDay } from '@/components/date-text';
import { Section } from '@/components/heading';
import { formatMoney } from '@/components/money-text';
import type { DebtRead } from '@/db/debts';
import { addedInterest } from '@/domain/added-interest';
import { type DebtFacts, isOwed } from '@/domain/debt';

// words: debts.interest.*, debts.scheme.*
/** What kind of debt it is in plain words, whether anything is being added, who else holds it, where to complain. */
export async function GoodToKnow({
  read,
  facts,
  todayOn,
}: {
  read: DebtRead;
  facts: DebtFacts;
  todayOn: string;
}) {
  const t = await getTranslations('debts');
  const { creditorName: creditor, regime, creditFile, isJoint } = read.debt;
  return (
    <>
      {isOwed(facts) && (
        <Section title={t('interest.title')} id="added">
          <p>
            <Added read={read} todayOn={todayOn} />
          </p>
        </Section>
      )}
      <Section title={t('about.title')} id="about">
        <p>{t(`regime.${regime}`)}</p>
        {isJoint && <p>{t('about.joint')}</p>}
        <p>{t(`creditFile.${creditFile}`, { creditor })}</p>
        <p>
          {t('scheme.start')} <Scheme scheme={read.debt.complaintScheme} nation={read.debtor.nation} />
        </p>
      </Section>
    </>
  );
}

async function Added({ read, todayOn }: { read: DebtRead; todayOn: string }) {
  const t = await getTranslations('debts.interest');
  const locale = await getLocale();
  const { creditorName: creditor, asAtOn, balanceMinor, currency, regime } = read.debt;
  const added = addedInterest(
    {
      interest: read.interest,
      regime,
      debtorKind: read.debtor.kind,
      balanceMinor,
      asAtOn,
      holds: read.holds.filter(({ debtId }) => debtId === null || debtId === read.debt.debtId),
      hasPlan: read.plan !== null,
    },
    todayOn,
  );
  if (added.kind !== 'accrues') return t(added.kind, { creditor });
  const amount = formatMoney({ minor: added.amountMinor, currency }, locale);
  return t('accrues', { creditor, percent: String(added.percent), from: formatDay(asAtOn, locale), amount });
}

/** Who looks at complaints that we cannot settle. A scheme that we do not know is left unsaid. */
async function Scheme({ scheme, nation }: { scheme: string; nation: string | null }) {
  const t = await getTranslations('debts.scheme');
  const known = SCHEMES[scheme];
  return known ? t(known, { nation: nation ?? 'other' }) : null;
}

const SCHEMES: Readonly<
  Record<string, 'financial' | 'energy' | 'water' | 'phone' | 'localGovernment' | 'housing' | 'none'>
> = {
  financial: 'financial',
  energy: 'energy',
  water: 'water',
  phone: 'phone',
  'local government': 'localGovernment',
  housing: 'housing',
  none: 'none',
};
