import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireStaff } from '@/auth';
import { Section, Title } from '@/components/heading';
import { ListTable } from '@/components/list-table';
import { mayGo, type PlaceRow, tableOfRoles } from '@/domain/staff-places';
import { PERMISSIONS_OF, type Permission, ROLES } from '@/domain/viewer';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staffRoles'))('title') };
}

/** Which role may do what, from the very table that the tests try. */
export default async function Roles() {
  await requireStaff();
  const t = await getTranslations('staffRoles');
  const table = tableOfRoles();
  const [pages, actions] = [table.filter(isPage), table.filter((row) => !isPage(row))];
  return (
    <>
      <Title>{t('title')}</Title>
      <p>{t('lead')}</p>
      <Section title={t('rights.title')} id="rights">
        <Rights />
      </Section>
      <Section title={t('places.title')} id="places">
        <p>{t('places.count', { pages: pages.length, actions: actions.length, roles: ROLES.length })}</p>
        <Places caption={t('places.pages')} column={t('places.page')} rows={pages} />
        <Places caption={t('places.actions')} column={t('places.action')} rows={actions} />
      </Section>
    </>
  );
}

const isPage = ({ kind }: PlaceRow): boolean => kind === 'page';

async function Rights() {
  const t = await getTranslations('staffRoles');
  const permissions = [...new Set(ROLES.flatMap((role) => PERMISSIONS_OF[role]))];
  return (
    <ListTable
      caption={t('rights.caption')}
      columns={[{ key: 'right', label: t('rights.right'), heading: true }, ...(await roleColumns())]}
      rows={permissions.map((permission) => ({
        id: permission,
        cells: {
          right: t(`rights.name.${permission}`),
          ...answers(t('yes'), t('no'), permission),
        },
      }))}
    />
  );
}

async function Places({
  caption,
  column,
  rows,
}: {
  caption: string;
  column: string;
  rows: readonly PlaceRow[];
}) {
  const t = await getTranslations('staffRoles');
  return (
    <ListTable
      caption={caption}
      columns={[
        { key: 'at', label: column, heading: true },
        { key: 'needs', label: t('places.needs') },
        ...(await roleColumns()),
      ]}
      rows={rows.map(({ kind, at, needs }) => ({
        id: at,
        cells: {
          at: kind === 'page' ? at : sayAction(at),
          needs: needs === null ? t('places.signedIn') : t(`rights.name.${needs}`),
          ...answers(t('yes'), t('no'), needs),
        },
      }))}
    />
  );
}

async function roleColumns(): Promise<{ key: string; label: string }[]> {
  const t = await getTranslations('staffRoles');
  return ROLES.map((role) => ({ key: role, label: t(`role.${role}`) }));
}

function answers(yes: string, no: string, needs: Permission | null): Record<string, string> {
  return Object.fromEntries(ROLES.map((role) => [role, mayGo(PERMISSIONS_OF[role], needs) ? yes : no]));
}

/** `app/…/actions.ts#loadAccounts` as words: load accounts. */
function sayAction(at: string): string {
  return at
    .replace(/^.*#/, '')
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .replace(/^./, (letter) => letter.toUpperCase());
}
