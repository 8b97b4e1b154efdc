import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireStaff } from '@/auth';
import { dayOf, now } from '@/clock';
import { Button } from '@/components/button';
import { DateText } from '@/components/date-text';
import { SelectField } from '@/components/form/select-field';
import { TextField } from '@/components/form/text-field';
import { Title } from '@/components/heading';
import { ListTable } from '@/components/list-table';
import { Note } from '@/components/note';
import { listResources } from '@/db/resources';
import { NATIONS } from '@/domain/nation';
import { readKnown } from '@/domain/reach';
import { isOld } from '@/domain/resource-age';
import { earliestKnownOn, type Resource } from '@/domain/resources';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staffResources'))('title') };
}

/** The free help that people are shown, with the day each is known as of, and which should be looked at again. */
export default async function Resources({ searchParams }: PageProps<'/admin/resources'>) {
  const viewer = await requireStaff('resource:read');
  const t = await getTranslations('staffResources');
  const asked = await searchParams;
  const name = typeof asked.name === 'string' ? asked.name.trim() : '';
  const { from, found } = await listResources(viewer);
  const todayOn = dayOf(viewer.clock ? new Date(viewer.clock) : now());
  const old = found.filter((one) => isOld(one.dateKnown, todayOn));
  const shown = (asked.which === 'old' ? old : found)
    .filter((one) => fits(one, name))
    .sort((a, b) => order(a).localeCompare(order(b)));
  return (
    <>
      <Title>{t('title')}</Title>
      <div className="max-w-measure space-y-6">
        <p>{t('lead')}</p>
        {from === 'build' && (
          <Note>
            <p>{t('away')}</p>
          </Note>
        )}
        <form className="space-y-4">
          <TextField name="name" label={t('name')} value={name} width="full" />
          <SelectField
            name="which"
            label={t('which')}
            none={t('all')}
            value={asked.which === 'old' ? 'old' : ''}
            choices={[{ value: 'old', label: t('old') }]}
          />
          <Button look="other">{t('go')}</Button>
        </form>
        <p>{t('count', { shown: shown.length, all: found.length, old: old.length })}</p>
      </div>
      <div className="mt-8">
        {shown.length > 0 ? <Found shown={shown} todayOn={todayOn} /> : <p>{t('nothing')}</p>}
      </div>
    </>
  );
}

async function Found({ shown, todayOn }: { shown: readonly Resource[]; todayOn: string }) {
  const t = await getTranslations('staffResources');
  const help = await getTranslations('help');
  return (
    <ListTable
      caption={t('caption')}
      columns={[
        { key: 'name', label: t('column.name'), heading: true },
        { key: 'where', label: t('column.where') },
        { key: 'phone', label: t('column.phone') },
        { key: 'known', label: t('column.known') },
        { key: 'state', label: t('column.state') },
      ]}
      rows={shown.map((one) => ({
        id: one.id,
        cells: {
          name: <a href={`/help/${one.id}`}>{one.name}</a>,
          where:
            one.country === 'GB'
              ? (one.place ??
                (one.nations.length === NATIONS.length
                  ? help('one.ukWide')
                  : one.nations.map((nation) => help(`nation.${nation}`)).join(', ')))
              : t('country', { code: one.country }),
          phone: one.phone ?? '–',
          known: <Known dateKnown={one.dateKnown} undated={t('undated')} />,
          state: isOld(one.dateKnown, todayOn) ? t('yes') : t('no'),
        },
      }))}
    />
  );
}

/** A day as a day; a year as its source has it; that there is none, in one way. */
function Known({ dateKnown, undated }: { dateKnown: string; undated: string }) {
  const known = readKnown(dateKnown);
  if (known.kind === 'day') return <DateText on={known.on} />;
  return known.kind === 'undated' ? undated : dateKnown;
}

const order = ({ dateKnown, name }: Resource): string => `${earliestKnownOn(dateKnown)} ${name}`;

function fits({ name, serves, topics }: Resource, wanted: string): boolean {
  const text = [name, serves, ...topics].join(' ').toLowerCase();
  return text.includes(wanted.toLowerCase());
}
