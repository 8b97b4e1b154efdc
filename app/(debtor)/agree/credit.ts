import { getTranslations } from 'next-intl/server';
import type { AskedDebt } from '@/domain/asking';

/** What a way on can mean for a credit file: a plan, paid in full, paid in part, or nothing paid for now. */
export type CreditEffect = 'plan' | 'full' | 'settle' | 'nothing';

// words: options.credit.*
/** What a way on means for the credit file, by whether the creditor reports there and which rules it is under. */
export async function creditWords(): Promise<
  (debt: Pick<AskedDebt, 'creditFile' | 'regime'>, effect: CreditEffect) => string
> {
  const t = await getTranslations('options.credit');
  return ({ creditFile, regime }, effect) => {
    if (creditFile === 'none') return t('none', { regime });
    return effect === 'plan' || effect === 'nothing' ? t(effect, { regime }) : t(effect);
  };
}
