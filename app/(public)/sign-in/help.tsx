import { useTranslations } from 'next-intl';
import { Section } from '@/components/heading';

/** What to do with no letter, or with contact details that have changed. */
export function CannotSignIn() {
  const t = useTranslations('signIn.help');
  return (
    <Section title={t('title')} id="cannot">
      <p>{t('body')}</p>
    </Section>
  );
}
