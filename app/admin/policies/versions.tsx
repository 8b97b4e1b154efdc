import { getLocale, getTranslations } from 'next-intl/server';
import { formatDay } from '@/components/date-text';
import { Note } from '@/components/note';
import type { CreditorPolicies } from '@/db/policies-all';
import { policyOn } from '@/domain/policy';
import { Terms } from './terms';

/** The versions of one creditor's policy: the one in force open, the others folded away. */
export async function Versions({ creditor, todayOn }: { creditor: CreditorPolicies; todayOn: string }) {
  const t = await getTranslations('staffPolicies');
  const locale = await getLocale();
  const { versions, currency } = creditor;
  const current = policyOn(versions, todayOn);
  const others = versions.filter((one) => one !== current);
  return (
    <>
      {current && (
        <section className="mt-6 space-y-4" aria-labelledby="current">
          <h3 id="current" className="text-22">
            {t('current', { version: current.version })}
          </h3>
          <p>{t('since', { day: formatDay(current.effectiveOn, locale) })}</p>
          <Shown terms={current.terms} currency={currency} />
        </section>
      )}
      {others.map(({ version, effectiveOn, terms }) => (
        <details key={version} className="mt-6 border-t border-hairline">
          <summary className="flex min-h-12 cursor-pointer items-center font-bold">
            {t('version', { version })}.{' '}
            {effectiveOn > todayOn
              ? t('coming', { day: formatDay(effectiveOn, locale) })
              : t('since', { day: formatDay(effectiveOn, locale) })}
          </summary>
          <Shown terms={terms} currency={currency} />
        </details>
      ))}
    </>
  );
}

async function Shown({
  terms,
  currency,
}: {
  terms: CreditorPolicies['versions'][number]['terms'];
  currency: string;
}) {
  const t = await getTranslations('staffPolicies');
  if (terms) return <Terms terms={terms} currency={currency} />;
  return (
    <Note>
      <p>{t('unreadable')}</p>
    </Note>
  );
}
