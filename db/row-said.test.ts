import { asViewer } from '@/db/client';
import { caseOf } from '@/db/decision-case';
import { aRow, csvOf } from '@/db/seed/accounts';
import { answer, aStaff } from '@/db/seed/deciding';
import { importText, newTag } from '@/db/seed/import-text';
import { expect, test } from '@/db/seed/testing';

test('What a row said that names somebody else than before is kept beside what is here until staff have answered, and no longer', async ({
  database: { owner },
}) => {
  const tag = newTag();
  const amounts = { original_balance: '100', interest: '', fees: '', payments: '', adjustments: '' };
  const before = { ...aRow(1, tag), ...amounts, first_name: 'Ada', current_balance: '100' };
  await importText(csvOf([before]));
  const after = { ...before, first_name: 'Grace', town: 'Elsewhere', payments: '10', current_balance: '90' };
  const { rows } = await importText(csvOf([{ ...after, balance_as_at: '2026-11-05' }]));
  expect(rows).toMatchObject([{ outcome: 'held', field: 'first_name' }]);
  const [sent] = await owner<{ id: string; details: Record<string, unknown> }[]>`
    select s.id, s.details from submission s join holding h on h.id = s.holding_id
    where h.account_reference = ${before.account_reference} and s.kind = 'import_identity'`;
  if (!sent) throw new Error('nothing was set aside');
  expect(JSON.stringify(sent.details)).not.toMatch(/Grace|Elsewhere/);
  const staff = await aStaff(owner);
  const found = await asViewer(staff, (tx) => caseOf(tx, sent.id));
  expect(found?.row).toMatchObject({
    said: {
      asAtOn: '2026-11-05',
      currentMinor: 90_00,
      amounts: { original: 100_00, payment: -10_00 },
      facts: { firstName: 'Grace', town: 'Elsewhere' },
    },
    facts: { firstName: 'Ada' },
  });
  expect(found?.debt?.balanceMinor).toBe(100_00);
  const done = await answer(staff, sent.id, { outcome: 'release' }, { reply: '' });
  expect(done).toMatchObject({ ok: true });
  const [kept] = await owner`select details from submission where id = ${sent.id}`;
  expect(kept?.details).toEqual({ line: 2, field: 'first_name', reason: 'identity-changed' });
  expect((await asViewer(staff, (tx) => caseOf(tx, sent.id)))?.row).toMatchObject({ said: null });
});
