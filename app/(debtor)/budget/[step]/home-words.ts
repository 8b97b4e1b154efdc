import { getTranslations } from 'next-intl/server';
import type { Household } from '@/domain/household';

/** The words of the page about the home, and what was said on it before. */
export async function homeForm(household: Household, proved: 'contact' | 'letter') {
  const t = await getTranslations('budget');
  const values: Record<string, string> = {};
  for (const [name, said] of Object.entries(household)) if (said !== null) values[name] = String(said);
  const choices = (['none', 'shares', 'apart'] as const).map((value) => ({
    value,
    label: t(`household.partnerChoice.${value}`),
  }));
  const carerChoices = (['yes', 'no'] as const).map((value) => ({
    value,
    label: t(`household.carerChoice.${value}`),
  }));
  const words = {
    putRight: t('putRight'),
    why: t('why'),
    partner: { label: t('household.partner'), why: t('household.partnerWhy'), choices },
    children: {
      label: t('household.children'),
      hint: t('household.childrenHint'),
      why: t('household.childrenWhy'),
    },
    others: {
      label: t('household.others'),
      hint: t('household.othersHint'),
      why: t('household.othersWhy'),
    },
    carer: {
      label: t('household.carer'),
      hint: proved === 'letter' ? t('household.carerHidden') : undefined,
      why: t('household.carerWhy'),
      choices: carerChoices,
    },
    press: { on: t('press.on'), add: t('press.add'), later: t('press.later') },
  };
  return { values, words };
}

export type HomeWords = Awaited<ReturnType<typeof homeForm>>['words'];
