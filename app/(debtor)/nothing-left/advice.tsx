import { useTranslations } from 'next-intl';
import { Section } from '@/components/heading';
import { PhoneLink } from '@/components/phone-link';
import { Way } from '@/components/way';
import type { advisersFor } from './advisers';

/** Free advisers by name, with their numbers and hours. */
export function Advice({ advisers }: { advisers: ReturnType<typeof advisersFor> }) {
  const t = useTranslations('nothingLeft.advice');
  return (
    <Section title={t('title')} id="free-advice">
      <p>{t('lead')}</p>
      <ul className="divide-y divide-hairline border-y border-hairline">
        {advisers.map(({ id, name, phone, url }) => (
          <li key={id} className="py-3">
            <p className="font-bold">{name}</p>
            <p className="flex flex-wrap items-center gap-x-6">
              <span>
                {t('call')} <PhoneLink phone={phone} />
              </span>
              <Way href={url}>
                {t('site')}
                <span className="sr-only">: {name}</span>
              </Way>
            </p>
            <p className="text-16 text-soft-ink">{t(`hours.${id}`)}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
