import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { Section, Title } from '@/components/heading';
import { Points } from '@/components/lists';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('accessibility'))('title') };
}

export default function Accessibility() {
  const t = useTranslations('accessibility');
  return (
    <>
      <Title>{t('title')}</Title>
      <p className="text-22">{t('lead')}</p>
      <Section title={t('can.title')} id="can">
        <Points>
          <li>{t('can.zoom')}</li>
          <li>{t('can.keys')}</li>
          <li>{t('can.listen')}</li>
          <li>{t('can.colours')}</li>
          <li>{t('can.script')}</li>
          <li>{t('can.print')}</li>
          <li>{t('can.time')}</li>
        </Points>
      </Section>
      <Section title={t('other.title')} id="other">
        <p>{t('other.body')}</p>
      </Section>
      <Section title={t('state.title')} id="state">
        <p>{t('state.aim')}</p>
        <p>{t('state.tested')}</p>
        <p>{t('state.gaps')}</p>
      </Section>
      <Section title={t('tell.title')} id="tell">
        <p>{t('tell.body')}</p>
      </Section>
    </>
  );
}
