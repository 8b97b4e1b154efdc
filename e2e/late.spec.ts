import { aDebt } from '@/db/seed/build';
import { aWaiting } from '@/db/seed/waiting';
import { startOwnPortal } from './support/own-portal';
import { expect, test } from './support/session';

test('A portal that runs moves up what is late by itself', async () => {
  test.setTimeout(180_000);
  let id = '';
  const portal = await startOwnPortal({
    settings: { EVENKEEL_ENV: 'production' },
    fill: async (owner) => {
      const { creditorId, debtorId } = await aDebt(owner);
      id = await aWaiting(owner, { creditorId, debtorId, promisedAt: '2026-01-05T15:00:00Z' });
    },
  });
  try {
    const raised = async () =>
      (await portal.owner`select raised_at is not null as raised from submission where id = ${id}`)[0];
    await expect.poll(raised, { timeout: 90_000 }).toEqual({ raised: true });
  } finally {
    await portal.stop();
  }
});
