import type { Metadata } from 'next';
import { useLocale, useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { formatDay } from '@/components/date-text';
import { Section, Title } from '@/components/heading';
import { Lines, Points } from '@/components/lists';
import { Attention } from '@/components/note';
import { PhoneLink } from '@/components/phone-link';
import { Way } from '@/components/way';
import { ABUSE_HELP_IDS, callable, oldestCheckedOn } from '@/content/free-help';

const NATIONS = ['england', 'scotland', 'wales', 'northernIreland'] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('safety'))('title') };
}

/** What *Leave this site* can hide and, as plainly, what it cannot: a false sense of safety would be the worst of both. */
export default function Safety() {
  const t = useTranslations('safety');
  return (
    <>
      <Title>{t('title')}</Title>
      <p className="text-22">{t('lead')}</p>
      <Section title={t('leave.title')} id="leave">
        <Points>
          <li>{t('leave.button')}</li>
          <li>{t('leave.keys')}</li>
          <li>{t('leave.then')}</li>
        </Points>
      </Section>
      <Section title={t('hides.title')} id="hides">
        <Points>
          <li>{t('hides.back')}</li>
          <li>{t('hides.signedOut')}</li>
        </Points>
      </Section>
      <Section title={t('cannot.title')} id="cannot">
        <Points>
          <li>{t('cannot.history')}</li>
          <li>{t('cannot.files')}</li>
          <li>{t('cannot.messages')}</li>
          <li>{t('cannot.watching')}</li>
        </Points>
      </Section>
      <Section title={t('more.title')} id="more">
        <Points>
          <li>{t('more.private')}</li>
          <li>{t('more.delete')}</li>
          <li>{t('more.device')}</li>
          <li>{t('more.tell')}</li>
        </Points>
      </Section>
      <AbuseHelp />
    </>
  );
}

// words: safety.help.england, safety.help.scotland, safety.help.wales, safety.help.northernIreland
function AbuseHelp() {
  const t = useTranslations('safety.help');
  const locale = useLocale();
  return (
    <Section title={t('title')} id="help">
      <Attention title={t('bill')}>
        <p>
          {t.rich('danger', {
            phone: () => <PhoneLink phone={callable('emergency-services').phone} inSentence />,
          })}
        </p>
      </Attention>
      <p>{t('body')}</p>
      <Lines>
        {NATIONS.map((nation) => ({ nation, ...callable(ABUSE_HELP_IDS[nation]) })).map((help) => (
          <li key={help.id}>
            <span className="block text-16 text-soft-ink">{t(help.nation)}</span>
            <span className="flex flex-col gap-x-6 wide:flex-row wide:items-center wide:justify-between print:flex-row print:justify-between">
              <Way href={help.url}>{help.name}</Way>
              <PhoneLink phone={help.phone} />
            </span>
          </li>
        ))}
      </Lines>
      <p className="text-16 text-soft-ink">
        {t('seen', { date: formatDay(oldestCheckedOn(Object.values(ABUSE_HELP_IDS)), locale) })}
      </p>
    </Section>
  );
}
