import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireDebtor } from '@/auth';
import { dayOf, now } from '@/clock';
import { findBudgets } from '@/db/budgets';
import { budgetCsv } from '../csv';
import { budgetHtml } from '../html';

const TYPES = { csv: 'text/csv; charset=utf-8', html: 'text/html; charset=utf-8' };

/** The person's budget as a file: `csv` for a spreadsheet, `html` to keep or send. The finished one, else the draft. */
export async function GET(_request: Request, { params }: RouteContext<'/api/budget/[file]'>) {
  const viewer = await requireDebtor();
  const { file } = await params;
  if (file !== 'csv' && file !== 'html') return new Response(null, { status: 404 });
  const { latest, draft } = await findBudgets(viewer);
  const budget = latest ?? draft;
  if (!budget) redirect('/budget');
  const t = await getTranslations('budget.file');
  const showsHealth = viewer.proved === 'contact';
  const on = dayOf(viewer.clock ? new Date(viewer.clock) : now());
  const body =
    file === 'csv' ? await budgetCsv(budget, { showsHealth }) : await budgetHtml(budget, { showsHealth, on });
  return new Response(body, {
    headers: {
      'content-type': TYPES[file],
      'content-disposition': `attachment; filename="${t('name')}-${on}.${file}"`,
      'cache-control': 'no-store',
    },
  });
}
