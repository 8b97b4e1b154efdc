import { getTranslations } from 'next-intl/server';
import { ourContact } from '@/content/our-contact';
import { env } from '@/env';

/** Who has what people send us: the person to call and their team. `first` is for the beginning of a sentence. */
export async function whoAnswers({ first = false }: { first?: boolean } = {}): Promise<string> {
  const help = await getTranslations('shell.help');
  const contact = ourContact(env(), { madeUpName: help('madeUpName'), madeUpHours: help('madeUpHours') });
  const t = await getTranslations('home.who');
  return contact ? t('person', { name: contact.name }) : first ? t('teamFirst') : t('team');
}
