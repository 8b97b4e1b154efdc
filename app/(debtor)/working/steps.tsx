import { getTranslations } from 'next-intl/server';
import { Fold } from '@/components/fold';
import { Ordered, Points } from '@/components/lists';
import { saySteps } from './say-steps';
import type { Step } from './steps-of';

/** More payments than these are one step, folded away, so that the sums are not lost among them. */
const MOST_PAYMENTS = 12;

/** The steps of a sum, in words, one under the other. */
export async function Steps({ steps, currency }: { steps: readonly Step[]; currency: string }) {
  const t = await getTranslations('working');
  const said = await saySteps(steps, currency);
  const payments = said.filter(({ isPayment }) => isPayment);
  const isFolded = payments.length > MOST_PAYMENTS;
  const first = said.findIndex(({ isPayment }) => isPayment);
  const rows = said.filter(({ isPayment }, at) => !isFolded || !isPayment || at === first);
  return (
    <Ordered>
      {rows.map(({ key, words, isPayment }) => (
        <li key={key}>
          {isFolded && isPayment ? (
            <Fold words={t('payments', { count: payments.length })} printed="open">
              <Points>
                {payments.map((payment) => (
                  <li key={payment.key}>{payment.words}</li>
                ))}
              </Points>
            </Fold>
          ) : (
            words
          )}
        </li>
      ))}
    </Ordered>
  );
}
