import { getTranslations } from 'next-intl/server';
import { PhoneLink } from '@/components/phone-link';
import type { CasePerson } from '@/db/cases';
import { oneOf } from './kinds';
import { type Fact, Facts, Fold, Part } from './part';
import { type Shown, sayCase } from './say';

const FORMATS = ['large_print'] as const;

/** How to speak with the person. Contact facts are folded away, so that nobody reads them over a shoulder by chance. */
export async function ReachPart({ shown, person }: { shown: Shown; person: CasePerson }) {
  const t = await getTranslations('staffCase.reach');
  const words = await getTranslations('staffCase');
  const say = await sayCase(shown);
  // The same order in which messages are sent.
  const channel = person.email ? 'email' : person.mobile ? 'text' : 'letter';
  const format = oneOf(FORMATS, person.format);
  const rows: Fact[] = [
    { label: t('channel'), value: t(`by.${channel}`) },
    { label: t('language'), value: say.language(person.language) },
    { label: t('format'), value: format ? t(`formats.${format}`) : (person.format ?? t('noFormat')) },
    { label: t('nation'), value: words(`nation.${person.nation ?? 'none'}`) },
    { label: t('who'), value: words(`kind.${person.kind}`) },
  ];
  return (
    <Part id="reach" title={t('title')}>
      <Facts rows={rows} />
      <Fold words={t('show')}>
        <Contact shown={shown} person={person} />
      </Fold>
      {shown.read.debts.some(({ isJoint }) => isJoint) && <p>{t('joint')}</p>}
    </Part>
  );
}

async function Contact({ shown, person }: { shown: Shown; person: CasePerson }) {
  const t = await getTranslations('staffCase.reach');
  const say = await sayCase(shown);
  const rows: Fact[] = [
    { label: t('email'), value: person.email ?? t('notOnFile') },
    {
      label: t('mobile'),
      value: person.mobile ? <PhoneLink phone={person.mobile} inSentence /> : t('notOnFile'),
    },
    {
      label: t('address'),
      value: person.address.length > 0 ? person.address.join(', ') : t('notOnFile'),
    },
  ];
  if (person.bornOn) rows.push({ label: t('born'), value: say.day(person.bornOn) });
  if (person.companyName) rows.push({ label: t('company'), value: person.companyName });
  if (person.companyNumber) rows.push({ label: t('number'), value: person.companyNumber });
  return <Facts rows={rows} />;
}
