import { getTranslations } from 'next-intl/server';
import { waysOf } from '@/domain/staff-places';
import type { Permission } from '@/domain/viewer';
import { NavLinks } from './nav-links';

/** The ways to the staff's pages: those that this person may take, and no others. */
export async function StaffNav({ permissions }: { permissions: readonly Permission[] }) {
  const t = await getTranslations('staffNav');
  const links = waysOf(permissions).map(({ name, href }) => ({ href, words: t(`ways.${name}`) }));
  return (
    <nav aria-label={t('label')} className="mb-6 border-b border-hairline print:hidden">
      <NavLinks links={links} />
    </nav>
  );
}
