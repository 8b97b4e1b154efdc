import { createServer as createHttpServer, type IncomingMessage } from 'node:http';
import { createServer } from 'node:net';
import { expect, test } from 'playwright/test';
import { aMailServer, listen } from './carriers.fixture';
import { smtpCarrier } from './mail';
import type { Message } from './message';
import { httpCarrier } from './sms';

const message: Message = {
  id: '0199c0de-0000-7000-8000-000000000001',
  channel: 'email',
  to: 'robin@example.com',
  subject: 'Your code',
  text: 'Your code is 123456.\n\nNever tell this code to anyone.',
};

test('Mail goes out as plain text, from us, to one person, with an id of its own', async () => {
  const server = await aMailServer();
  const carrier = smtpCarrier(server.url, 'Help <help@portal.example>');
  expect(await carrier.send(message)).toEqual({ ok: true });
  server.close();
  const [mail = ''] = server.mails;
  expect(mail).toContain('From: Help <help@portal.example>');
  expect(mail).toContain('To: robin@example.com');
  expect(mail).toContain('Subject: Your code');
  expect(mail).toContain(`Message-ID: <${message.id}@portal.example>`);
  expect(mail).toContain('Content-Type: text/plain');
  expect(mail).toContain('Your code is 123456.');
});

test('Mail that a server refuses for good is refused, and one that may be tried again is not', async () => {
  for (const [reply, reason] of [
    ['550 no such person', 'refused'],
    ['451 try later', 'unreachable'],
  ] as const) {
    const server = await aMailServer(reply);
    expect(await smtpCarrier(server.url, 'help@portal.example').send(message)).toEqual({ ok: false, reason });
    server.close();
  }
  const closed = createServer();
  const port = await listen(closed);
  closed.close();
  const nobody = smtpCarrier(`smtp://127.0.0.1:${port}`, 'help@portal.example');
  expect(await nobody.send(message)).toEqual({ ok: false, reason: 'unreachable' });
});

test('A subject cannot smuggle in another recipient', async () => {
  const server = await aMailServer();
  const carrier = smtpCarrier(server.url, 'help@portal.example');
  await carrier.send({ ...message, subject: 'Your code\r\nBcc: eve@example.com' });
  server.close();
  expect(server.mails[0]).not.toMatch(/^Bcc:/m);
});

test('A text goes to the provider with its token, and with an id by which it is sent once', async () => {
  const asked: { headers: IncomingMessage['headers']; body: unknown }[] = [];
  let status = 202;
  const server = createHttpServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      asked.push({ headers: request.headers, body: JSON.parse(body) });
      response.writeHead(status, status === 302 ? { location: 'https://elsewhere.example' } : {}).end();
    });
  });
  const port = await listen(server);
  const carrier = httpCarrier(`http://127.0.0.1:${port}/messages`, { token: 'secret', from: 'Help' });
  const text: Message = { ...message, channel: 'text', to: '07700 900123' };
  expect(await carrier.send(text)).toEqual({ ok: true });
  expect(asked[0]?.body).toEqual({ to: '07700 900123', from: 'Help', text: message.text, id: message.id });
  expect(asked[0]?.headers).toMatchObject({ authorization: 'Bearer secret', 'idempotency-key': message.id });
  for (const [answer, reason] of [
    [400, 'refused'],
    [404, 'refused'],
    [408, 'unreachable'],
    [429, 'unreachable'],
    [500, 'unreachable'],
    [302, 'unreachable'],
  ] as const) {
    status = answer;
    expect(await carrier.send(text), String(answer)).toEqual({ ok: false, reason });
  }
  server.closeAllConnections();
  server.close();
  expect(await carrier.send(text)).toEqual({ ok: false, reason: 'unreachable' });
});
