import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { callable, FREE_HELP_IDS, oldestCheckedOn } from '@/content/free-help';
import type { OurContact } from '@/content/our-contact';
import { formatDay } from './date-text';
import { PLACES } from './navigation';
import { PhoneLink } from './phone-link';
import { Way } from './way';

/** Help, in the same place on every page: a person of ours, free help that is not ours, other ways to read this. */
export function HelpFooter({ contact }: { contact: OurContact | undefined }) {
  const t = useTranslations('shell');
  return (
    <footer className="border-t border-hairline">
      <div className="mx-auto max-w-measure space-y-10 px-4 pt-10 pb-16">
        <Block title={t('help.title')}>
          <TalkToUs contact={contact} />
        </Block>
        <Block title={t('free.title')}>
          <p>{t('free.about')}</p>
          <FreeHelpList />
          <p className="print:hidden">
            <Way href="/help">{t('free.more')}</Way>
          </p>
        </Block>
        <Block title={t('formats.title')}>
          <p>{t('formats.body')}</p>
          <p>{t('formats.relay')}</p>
          <p className="print:hidden">
            <Way href="/help/languages">{t('formats.more')}</Way>
          </p>
        </Block>
        <nav aria-label={t('nav.label')} className="print:hidden">
          <ul className="flex flex-wrap gap-x-6 border-t border-hairline pt-4">
            {PLACES.map((place) => (
              <li key={place.href}>
                <a href={place.href} className="inline-flex min-h-11 items-center text-16">
                  {t(`nav.${place.words}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  );
}

function Block({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="space-y-2">
      <h2 className="text-22">{title}</h2>
      {children}
    </section>
  );
}

function TalkToUs({ contact }: { contact: OurContact | undefined }) {
  const t = useTranslations('shell');
  if (!contact) return <p>{t('help.noContact')}</p>;
  return (
    <>
      <HelpRow who={t('help.ask', { name: contact.name })} phone={contact.phone}>
        {t('help.hours', { hours: contact.hours })}
      </HelpRow>
      {contact.madeUp && <p className="text-16 text-soft-ink">{t('help.madeUp')}</p>}
    </>
  );
}

function FreeHelpList() {
  const t = useTranslations('shell');
  const locale = useLocale();
  return (
    <>
      <ul className="divide-y divide-hairline">
        {FREE_HELP_IDS.map((id) => ({ ...callable(id), id })).map((help) => (
          <li key={help.id} className="py-2">
            <HelpRow who={<Way href={help.url}>{help.name}</Way>} phone={help.phone}>
              {t(`free.${help.id}`)}
            </HelpRow>
          </li>
        ))}
      </ul>
      <p className="text-16 text-soft-ink">
        {t('free.seen', { date: formatDay(oldestCheckedOn(FREE_HELP_IDS), locale) })}
      </p>
    </>
  );
}

/** Who, the number at the far edge where the eye can run down all of them, and when they can be reached. */
function HelpRow({ who, phone, children }: { who: ReactNode; phone: string; children: ReactNode }) {
  return (
    <>
      <span className="flex flex-col gap-x-6 wide:flex-row wide:items-center wide:justify-between print:flex-row print:justify-between">
        <span className="inline-flex min-h-11 items-center">{who}</span>
        <PhoneLink phone={phone} />
      </span>
      <span className="block pb-1 text-16 text-soft-ink">{children}</span>
    </>
  );
}
