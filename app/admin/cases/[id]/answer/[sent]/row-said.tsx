import { getTranslations } from 'next-intl/server';
import { sayFigures } from '@/app/(debtor)/options/plan-facts';
import { ListTable } from '@/components/list-table';
import type { DecisionCase } from '@/db/decision-case';
import { sayRow } from './say-row';

/** What the row said that an import set aside, beside what is here now, so that staff can compare. */
export async function RowSaidPart({ found }: { found: DecisionCase }) {
  const { row } = found;
  if (!row) return null;
  const t = await getTranslations('staffAnswer.row');
  const { day } = await sayFigures('GBP');
  const lines = await sayRow(found);
  return (
    <section className="space-y-3">
      <p>{row.said ? t('asAt', { date: day(row.said.asAtOn) }) : t('gone')}</p>
      <ListTable
        caption={row.said ? t('title') : t('titleHere')}
        columns={[
          { key: 'what', label: t('what'), heading: true },
          ...(row.said ? [{ key: 'said', label: t('said') }] : []),
          { key: 'here', label: t('here') },
        ]}
        rows={lines.map(({ what, name, said, here, isSame, isSeen }) => ({
          id: what,
          cells: {
            what: isSame ? (
              name
            ) : (
              <>
                {name} <span className="rounded-soft bg-amber px-2 font-normal">{t('differs')}</span>
              </>
            ),
            said: said ?? t('nothing'),
            here: here ?? (isSeen ? t('nothing') : t('unseen')),
          },
        }))}
      />
    </section>
  );
}
