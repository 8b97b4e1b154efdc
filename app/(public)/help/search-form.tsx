import { useTranslations } from 'next-intl';
import { Button } from '@/components/button';
import { Fold } from '@/components/fold';
import { Checkboxes } from '@/components/form/choices';
import { SelectField } from '@/components/form/select-field';
import { TextField } from '@/components/form/text-field';
import { NEEDS } from '@/domain/find-help';
import { NATIONS } from '@/domain/nation';
import { RESOURCE_LANGUAGES } from '@/domain/resources';
import { AUDIENCES, type Search } from './search';

/** The search: an ordinary form that is sent as an address, so it needs no script, no session and no cookie. */
export function SearchForm({ search }: { search: Search }) {
  const t = useTranslations('help.form');
  const more = Boolean(search.audience || search.language || search.openNow);
  return (
    <search aria-label={t('label')} className="block print:hidden">
      <form action="/help#found" className="space-y-6">
        <input type="hidden" name="order" value={search.order} />
        <TextField name="words" label={t('words')} hint={t('wordsHint')} value={search.words} />
        <NeedAndNation search={search} />
        <Fold words={t('more')} isOpen={more}>
          <MoreChoices search={search} />
        </Fold>
        <Button>{t('find')}</Button>
      </form>
    </search>
  );
}

function NeedAndNation({ search }: { search: Search }) {
  const t = useTranslations('help');
  return (
    <>
      <SelectField
        name="need"
        label={t('form.need')}
        none={t('form.any')}
        value={search.need ?? ''}
        choices={NEEDS.map((value) => ({ value, label: t(`need.${value}`) }))}
      />
      <SelectField
        name="nation"
        label={t('form.nation')}
        none={t('form.anyNation')}
        value={search.nation ?? ''}
        choices={NATIONS.map((value) => ({ value, label: t(`nation.${value}`) }))}
      />
    </>
  );
}

function MoreChoices({ search }: { search: Search }) {
  const t = useTranslations('help');
  return (
    <div className="space-y-6 pt-2">
      <SelectField
        name="for"
        label={t('form.audience')}
        none={t('form.anyAudience')}
        value={search.audience ?? ''}
        choices={AUDIENCES.map((value) => ({ value, label: t(`audience.${value}`) }))}
      />
      <SelectField
        name="language"
        label={t('form.language')}
        none={t('form.anyLanguage')}
        value={search.language ?? ''}
        choices={RESOURCE_LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
      />
      <Checkboxes
        name="open"
        label={t('form.open')}
        choices={[{ value: 'now', label: t('form.openNow'), hint: t('form.openNowHint') }]}
        value={search.openNow ? 'now' : ''}
      />
    </div>
  );
}
