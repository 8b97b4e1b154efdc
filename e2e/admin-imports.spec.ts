import { request as http } from 'node:http';
import { openWithoutScript } from './support/awake';
import { expectAccessible } from './support/axe';
import { aFileOf, lookUntil, sendFile } from './support/imports';
import { expect, type People, test } from './support/session';

const SIZES = [
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
];

async function beAdmin(people: People, context: Parameters<People['signIn']>[0]): Promise<string> {
  const { id } = await people.aMember({ role: 'admin' });
  await people.signIn(context, { staffId: id });
  return id;
}

test('Every page of imports is open to everyone, narrow and wide, whatever state it is in', async ({
  page,
  context,
  people,
}, info) => {
  test.slow();
  await beAdmin(people, context);
  const look = async (name: string): Promise<void> => {
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await expectAccessible(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, `${name} at ${size.width}`).toBeLessThanOrEqual(size.width);
      await page.screenshot({ path: info.outputPath(`${name}-${size.width}.png`), fullPage: true });
    }
  };
  await page.goto('/admin/imports/new?trouble=too-large');
  await look('new');
  const { file } = aFileOf(6);
  await sendFile(page, file);
  await lookUntil(page, 'Nothing is loaded yet');
  await look('tried');
  await page.getByRole('button', { name: 'Load these accounts' }).click();
  await lookUntil(page, 'These accounts were loaded');
  await look('loaded');
  await sendFile(page, { ...file, buffer: Buffer.from('a,b\n1,2\n') });
  await lookUntil(page, 'This file could not be read');
  await look('fault');
  await sendFile(page, { ...file, buffer: file.buffer.subarray(0, file.buffer.indexOf('\n') + 1) });
  await lookUntil(page, 'There is nothing in it to load.');
  await expect(page.getByText('The file has a first line and no rows.')).toBeVisible();
  await look('no-rows');
  const [stopped] = await people.owner<{ id: string }[]>`
    insert into import (file_name, dry_run, started_by, failed_at) values ('accounts.csv', true, 'Sam Rowe', now()) returning id`;
  await page.goto(`/admin/imports/${stopped?.id}`);
  await expect(page.getByText('Nothing of it was loaded.')).toBeVisible();
  await look('stopped');
  await people.owner`
    insert into import (file_name, dry_run, started_by, failed_at) values (${`${'a'.repeat(190)}.csv`}, true, 'Sam Rowe', now())`;
  await page.goto('/admin/imports');
  await page.getByRole('link', { name: /^a{190}/ }).waitFor();
  await look('list');
  await page.goto('/admin/roles');
  await look('roles');
});

test('Where script runs, the page shows by itself how far the work is', async ({ page, context, people }) => {
  await beAdmin(people, context);
  await people.owner.begin(async (tx) => {
    // As another import holds it.
    await tx`select pg_advisory_xact_lock(7310515)`;
    await sendFile(page, aFileOf(5).file);
    await expect(page.getByRole('status').filter({ hasText: 'Waiting for its turn.' })).toBeVisible();
    await expectAccessible(page);
  });
  await expect(page.getByText('Nothing is loaded yet')).toBeVisible({ timeout: 40_000 });
});

test('A file chosen before the page’s own script has started is still chosen afterwards', async ({
  page,
  context,
  people,
}) => {
  await beAdmin(people, context);
  const wake = await openWithoutScript(page, '/admin/imports/new');
  const stay = page.getByRole('button', { name: 'Stay signed in', exact: true });
  await expect(stay, 'the small script that starts at once has started').toBeVisible();
  await page.getByLabel('File of accounts').setInputFiles(aFileOf(1).file);
  await wake();
  const chosen = await page
    .getByLabel('File of accounts')
    .evaluate((input: HTMLInputElement) => input.files?.length);
  expect(chosen).toBe(1);
});

test('The report as a file says every row, and a spreadsheet runs nothing of it', async ({
  page,
  context,
  people,
}) => {
  await beAdmin(people, context);
  const { tag, file } = aFileOf(2);
  const attack = file.buffer.toString('utf8').replace(`${tag}000000002`, '=HYPERLINK(1)');
  await sendFile(page, { ...file, buffer: Buffer.from(attack) });
  await lookUntil(page, 'Nothing is loaded yet');
  const address = page
    .url()
    .replace('/admin/', '/api/')
    .replace(/[?#].*$/, '');
  const csv = await context.request.get(`${address}/report.csv`);
  expect(csv.headers()['content-disposition']).toContain('attachment');
  const lines = (await csv.text()).trimEnd().split('\r\n');
  expect(lines).toHaveLength(4);
  expect(lines[2]).toMatch(/^3,"?'=HYPERLINK\(1\)"?,/);
  const json: unknown = await (await context.request.get(`${address}/report.json`)).json();
  expect(json).toEqual([
    expect.objectContaining({ line: 2, outcome: 'accepted', account_reference: `${tag}000000001` }),
    expect.objectContaining({ line: 3, account_reference: '=HYPERLINK(1)' }),
    expect.objectContaining({
      line: 4,
      outcome: 'refused',
      field: 'email',
      reason: 'this is not an email address',
    }),
  ]);
  expect((await context.request.get(`${address}/report.exe`)).status()).toBe(404);
});

test('Nobody sends a file who may not: another site, nobody, and staff without the right', async ({
  context,
  people,
  baseURL,
}) => {
  const origin = new URL(baseURL ?? '').origin;
  const { file } = aFileOf(1);
  const send = async (headers: Record<string, string>) => {
    const answer = await context.request.post('/api/uploads/accounts', {
      multipart: { file },
      headers,
      maxRedirects: 0,
    });
    return [answer.status(), answer.headers().location ?? ''];
  };
  const own = { origin };
  expect(await send(own)).toEqual([303, '/admin/sign-in']);
  const adminId = await beAdmin(people, context);
  for (const foreign of [{ origin: 'https://example.com' }, { origin: 'null' }, {}])
    expect(await send(foreign)).toEqual([303, '/not-taken']);
  expect(await people.owner`select 1 from import where started_by_id = ${adminId}`).toHaveLength(0);
  for (const role of ['agent', 'lead', 'auditor'] as const) {
    const { id } = await people.aMember({ role });
    await people.signIn(context, { staffId: id });
    expect((await send(own))[0], role).toBe(404);
    expect(await people.owner`select 1 from import where started_by_id = ${id}`).toHaveLength(0);
  }
  await people.signIn(context, { staffId: adminId });
  expect(await send(own)).toEqual([303, expect.stringMatching(/^\/admin\/imports\/[0-9a-f-]{36}$/)]);
});

test('A file that is too large is answered with kind words before it has been sent', async ({
  context,
  people,
  baseURL,
}) => {
  await beAdmin(people, context);
  const [cookie] = await context.cookies();
  const location = await new Promise<string | undefined>((resolve, reject) => {
    const sending = http(`${baseURL}/api/uploads/accounts`, {
      method: 'POST',
      headers: {
        origin: new URL(baseURL ?? '').origin,
        cookie: `${cookie?.name}=${cookie?.value}`,
        'content-type': 'multipart/form-data; boundary=x',
        'content-length': String(600 * 1024 * 1024),
      },
    });
    sending.once('response', (answer) => {
      resolve(answer.headers.location);
      sending.destroy();
    });
    sending.once('error', reject);
    sending.write('--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nabc');
  });
  expect(location).toBe('/admin/imports/new?trouble=too-large');
});

test('Only staff who see every creditor see what came in', async ({ page, context, people }) => {
  const member = await people.aMember({ role: 'admin' });
  await people.owner`update staff set all_creditors = false where id = ${member.id}`;
  await people.signIn(context, { staffId: member.id });
  await page.goto('/admin/imports');
  await expect(page.getByText('this list is for staff who see all of them')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Bring in a file' })).toHaveCount(0);
  expect((await context.request.get('/admin/imports/new')).status()).toBe(404);
});
