import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { Section, Title } from '@/components/heading';
import { Ordered, Points } from '@/components/lists';
import { contact } from '@/content/registry';
import { env } from '@/env';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('isThisReal'))('title') };
}

/** How to check us by ways that a cheat could not have prepared: none of them begins with anything we sent. */
export default function IsThisReal() {
  const t = useTranslations('isThisReal');
  return (
    <>
      <Title>{t('title')}</Title>
      <p className="text-22">{t('lead')}</p>
      <Section title={t('check.title')} id="check">
        <Ordered>
          <li>{t('check.find')}</li>
          <li>{t('check.call', { organisation: env().ORGANISATION })}</li>
          <li>{t('check.letter')}</li>
          <li>
            {t.rich('check.register', { link: (words) => <a href={contact('fca-register').url}>{words}</a> })}
          </li>
          <li>{t('check.time')}</li>
        </Ordered>
      </Section>
      <Section title={t('never.title')} id="never">
        <Points>
          <li>{t('never.pin')}</li>
          <li>{t('never.code')}</li>
          <li>{t('never.move')}</li>
          <li>{t('never.card')}</li>
          <li>{t('never.rush')}</li>
        </Points>
      </Section>
      <Section title={t('messages.title')} id="messages">
        <p>{t('messages.body')}</p>
      </Section>
      <Section title={t('wrong.title')} id="wrong">
        <p>{t('wrong.body')}</p>
        <p>{t('wrong.tell')}</p>
      </Section>
    </>
  );
}
