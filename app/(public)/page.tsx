import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/button';
import { Section, Title } from '@/components/heading';
import { Points } from '@/components/lists';
import { WELCOME_ACTION } from '@/components/navigation';
import { Note } from '@/components/note';
import { PhoneLink } from '@/components/phone-link';
import { Way } from '@/components/way';
import { callable } from '@/content/free-help';

/** The first page: what this is, what to do, and what a person can count on. It asks nothing and needs no account. */
export default function Welcome() {
  const t = useTranslations('welcome');
  return (
    <>
      <Title above={<p className="mb-2 text-22 text-soft-ink">{t('hello')}</p>}>{t('title')}</Title>
      <p className="text-22">{t('lead')}</p>
      <Section title={t('do.title')} id="do">
        <Points>
          <li>{t('do.see')}</li>
          <li>{t('do.tell')}</li>
          <li>{t('do.plan')}</li>
          <li>{t('do.pause')}</li>
          <li>{t('do.wrong')}</li>
        </Points>
        {WELCOME_ACTION && <Start href={WELCOME_ACTION} />}
      </Section>
      <Section title={t('safe.title')} id="safe">
        <Points>
          <li>{t('safe.look')}</li>
          <li>{t('safe.agree')}</li>
          <li>{t('safe.fee')}</li>
          <li>{t('safe.no')}</li>
          <li>{t('safe.people')}</li>
        </Points>
      </Section>
      <div className="mt-12">
        <Note title={t('today.title')}>
          <p>
            {t.rich('today.body', {
              phone: () => <PhoneLink phone={callable('samaritans').phone} inSentence />,
            })}
          </p>
          <p>
            <Way href="/help/crisis">{t('today.link')}</Way>
          </p>
        </Note>
      </div>
      <Section title={t('alone.title')} id="alone">
        <p>{t('alone.body')}</p>
        <ul>
          <li>
            <Way href="/help">{t('alone.help')}</Way>
          </li>
          <li>
            <Way href="/guides">{t('alone.guides')}</Way>
          </li>
          <li>
            <Way href="/calculator">{t('alone.calculator')}</Way>
          </li>
        </ul>
      </Section>
      <Section title={t('real.title')} id="real">
        <p>{t('real.body')}</p>
        <Way href="/is-this-real">{t('real.link')}</Way>
      </Section>
      <Section title={t('private.title')} id="private">
        <p>{t('private.body')}</p>
        <Way href="/safety">{t('private.link')}</Way>
      </Section>
    </>
  );
}

function Start({ href }: { href: string }) {
  const t = useTranslations('welcome');
  return (
    <div className="space-y-4 pt-4">
      <p>{t('letterNear')}</p>
      <ButtonLink href={href}>{t('start')}</ButtonLink>
    </div>
  );
}
