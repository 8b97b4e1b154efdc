import { getTranslations } from 'next-intl/server';
import { PhoneLink } from '@/components/phone-link';
import type { Asking } from '@/domain/asking';
import { advisersFor } from './nothing-left/advisers';

/** Free advice, and how to reach it in one press, in a sentence: one adviser of those for such a person where they live. */
export async function AdviceHow({ debtor: { kind, nation } }: Pick<Asking, 'debtor'>) {
  const [adviser] = advisersFor(kind, nation);
  if (!adviser) return null;
  const t = await getTranslations('options');
  const { id, name, phone } = adviser;
  return <p>{t.rich('adviceHow', { name, phone: () => <PhoneLink key={id} phone={phone} inSentence /> })}</p>;
}
