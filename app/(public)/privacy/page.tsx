import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { Section, Title } from '@/components/heading';
import { Points } from '@/components/lists';
import { contact } from '@/content/registry';
import { env } from '@/env';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('privacy'))('title') };
}

export default function Privacy() {
  const t = useTranslations('privacy');
  return (
    <>
      <Title>{t('title')}</Title>
      <p className="text-22">{t('lead', { organisation: env().ORGANISATION })}</p>
      <Section title={t('keep.title')} id="keep">
        <Points>
          <li>{t('keep.account')}</li>
          <li>{t('keep.given')}</li>
          <li>{t('keep.record')}</li>
        </Points>
      </Section>
      <Section title={t('why.title')} id="why">
        <p>{t('why.body')}</p>
      </Section>
      <Section title={t('health.title')} id="health">
        <p>{t('health.body')}</p>
      </Section>
      <Section title={t('who.title')} id="who">
        <Points>
          <li>{t('who.staff')}</li>
          <li>{t('who.creditor')}</li>
          <li>{t('who.joint')}</li>
          <li>{t('who.locked')}</li>
        </Points>
      </Section>
      <Section title={t('device.title')} id="device">
        <p>{t('device.cookie')}</p>
        <p>{t('device.none')}</p>
      </Section>
      <Section title={t('rights.title')} id="rights">
        <Points>
          <li>{t('rights.copy')}</li>
          <li>{t('rights.correct')}</li>
          <li>{t('rights.stop')}</li>
        </Points>
        <p>{t('rights.ask')}</p>
        <p>
          {t.rich('rights.complain', {
            link: (words) => <a href={contact('information-commissioner').url}>{words}</a>,
          })}
        </p>
      </Section>
    </>
  );
}
