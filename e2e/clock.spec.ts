import { expect, test } from 'playwright/test';
import { at, doorToken, throughTheDoor } from './support/door';

test.describe('the test clock', () => {
  test.skip(!doorToken, 'needs the test door of a portal of our own');

  test('moves the day for the server and the database alike, across a clock change', async ({ request }) => {
    // 23:30 UTC in summer is already the next day in London.
    const answer = await request.get('/api/test/now', {
      headers: { ...throughTheDoor(), ...at('2027-07-01T23:30:00.000Z') },
    });
    expect(await answer.json()).toEqual({
      now: '2027-07-01T23:30:00.000Z',
      day: '2027-07-02',
      database: '2027-07-01T23:30:00.000Z',
    });
  });

  test('is not moved by a header with a wrong signature', async ({ request }) => {
    const headers = { ...throughTheDoor(), 'x-evenkeel-now': '2027-07-01T23:30:00.000Z;forged' };
    const { now, database } = await (await request.get('/api/test/now', { headers })).json();
    for (const instant of [now, database])
      expect(Math.abs(Date.parse(instant) - Date.now())).toBeLessThan(60_000);
  });

  test('has a door that does not exist without its token', async ({ request }) => {
    for (const headers of [undefined, { Authorization: 'Bearer ' }, { Authorization: 'Bearer wrong' }])
      expect((await request.get('/api/test/now', headers ? { headers } : {})).status()).toBe(404);
  });
});

test('the portal says that it lives, that it is ready, and which build it is @smoke', async ({ request }) => {
  expect(await (await request.get('/api/health/live')).json()).toEqual({ live: true });
  expect(await (await request.get('/api/health/ready')).json()).toEqual({ ready: true });
  const version = await (await request.get('/api/health/version')).json();
  expect(version).toEqual({
    commit: expect.stringMatching(/^[0-9a-f]{7,40}$|^unknown$/),
    migration: { count: expect.any(Number), newest: expect.stringMatching(/^[0-9a-f]{12}$/) },
    content: expect.stringMatching(/^[0-9a-f]{12}$/),
  });
});
