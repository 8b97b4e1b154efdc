import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { aCounterOffer, offered } from '@/db/seed/answers';
import { aDebt } from '@/db/seed/build';
import { expect, test } from '@/db/seed/testing';
import { aMailServer, listen } from './carriers.fixture';
import { localOutbox, readOutbox } from './local-outbox';
import { smtpCarrier } from './mail';
import { type Carriers, sendWaiting } from './sender';
import { httpCarrier } from './sms';

/** What would tell somebody beside the screen that this is about money, about whom, or where to look. */
const GIVES_AWAY =
  /debt|owe|paid|\bpay|plan|offer|agree|balance|account|collect|creditor|£|Harbour|Credit card|Robin|Sam Rowe|https?:|www\./i;

/** Sends until nothing waits: other tests of this worker may have left messages before ours. */
async function sendAll(carriers: Carriers): Promise<void> {
  while ((await sendWaiting(carriers)) > 0);
}

test('Mail that tells of an answer says that there is a message, and nothing else, on the wire', async ({
  database: { owner },
}) => {
  const server = await aMailServer();
  const email = `${randomUUID()}@example.com`;
  const built = await aDebt(owner, { email, balanceMinor: 900_00 });
  await aCounterOffer(owner, built, await offered(built));
  await sendAll({ email: smtpCarrier(server.url, 'help@portal.example'), text: localOutbox });
  server.close();
  const mail = server.mails.find((one) => one.includes(`To: ${email}`)) ?? '';
  expect(mail).toContain('Subject: There is a message for you');
  expect(mail).toContain('There is a message for you.');
  expect(mail).not.toMatch(GIVES_AWAY);
  for (const id of [built.debtorId, built.debtId, built.accountReference]) expect(mail).not.toContain(id);
});

test('A text that tells of an answer says no more, to the provider or in the outbox folder', async ({
  database: { owner },
}) => {
  const asked: string[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    request.on('data', (chunk) => asked.push(String(chunk)));
    request.on('end', () => response.writeHead(202).end());
  });
  const port = await listen(server);
  const provider = httpCarrier(`http://127.0.0.1:${port}/messages`, { token: 'secret', from: 'Help' });
  for (const text of [provider, localOutbox]) {
    const mobile = `07700 900123 #${randomUUID().slice(0, 8)}`;
    const built = await aDebt(owner, { email: null, mobile, balanceMinor: 900_00 });
    await aCounterOffer(owner, built, await offered(built));
    await sendAll({ email: localOutbox, text });
    const said =
      text === provider
        ? asked.find((one) => one.includes(mobile))
        : JSON.stringify((await readOutbox(1000)).find(({ to }) => to === mobile));
    expect(said).toContain('There is a message for you.');
    expect(said).not.toMatch(GIVES_AWAY);
  }
  server.closeAllConnections();
  server.close();
});
