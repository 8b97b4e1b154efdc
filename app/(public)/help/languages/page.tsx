import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { ContactList } from '@/components/contact-list';
import { Section, Title } from '@/components/heading';
import { Points } from '@/components/lists';
import { Way } from '@/components/way';
import { contact } from '@/content/registry';
import { LanguageList } from './language-list';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('otherLanguages'))('title') };
}

/** How to have all this in another language or format, free, for somebody who may hardly read this one. */
export default function Languages() {
  const t = useTranslations('otherLanguages');
  return (
    <>
      <Title>{t('title')}</Title>
      <p className="text-22">{t('lead')}</p>
      <Section title={t('interpreter.title')} id="interpreter">
        <p>{t('interpreter.body')}</p>
        <p>{t('interpreter.then')}</p>
        <LanguageList />
      </Section>
      <Section title={t('bsl.title')} id="bsl">
        <p>{t('bsl.bsl')}</p>
        <p>{t('bsl.relay')}</p>
        <ContactList contacts={[contact('relay-uk')]} />
        <Way href="/help?language=bsl">{t('bsl.services')}</Way>
      </Section>
      <Section title={t('formats.title')} id="formats">
        <p>{t('formats.body')}</p>
        <Points>
          <li>{t('formats.large')}</li>
          <li>{t('formats.braille')}</li>
          <li>{t('formats.audio')}</li>
          <li>{t('formats.easy')}</li>
        </Points>
        <p>{t('formats.once')}</p>
      </Section>
      <Section title={t('others.title')} id="others">
        <p>{t('others.body')}</p>
        <ul>
          <li>
            <Way href="/help?language=interpreter">{t('others.interpreter')}</Way>
          </li>
          <li>
            <Way href="/help?language=welsh">{t('others.welsh')}</Way>
          </li>
        </ul>
        <p>{t('others.note')}</p>
      </Section>
    </>
  );
}
