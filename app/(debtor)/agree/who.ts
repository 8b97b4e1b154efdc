import { getTranslations } from 'next-intl/server';
import { ourContact } from '@/content/our-contact';
import { env } from '@/env';

/** Who reads what goes to a person: the one named at the foot of every page, or someone of ours. */
export async function whoReads(): Promise<string> {
  const t = await getTranslations('agree');
  const help = await getTranslations('shell.help');
  const contact = ourContact(env(), { madeUpName: help('madeUpName'), madeUpHours: help('madeUpHours') });
  return contact?.name ?? t('someone');
}
