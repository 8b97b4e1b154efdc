import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type ServerResponse, request as send } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'playwright/test';
import { prepareAnswer } from './server/answers';
import { drain } from './server/drain';
import { loadKindPages } from './server/kind-pages';
import { withoutScripts } from './server/not-found-page';
import { LARGEST_BODY, limitBody, readAddress, refuseRequest } from './server/requests';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CONTACT = { name: 'Ann <b>', phone: '020 7946 0018', hours: '9am to 5pm', madeUp: false };

/** Our manners around any handler, on a real port; the framework is one such handler. */
async function withManners(handler: Parameters<typeof createServer>[1], https = false, notFound = '') {
  const pages = await loadKindPages(`${ROOT}public`, CONTACT, '');
  if (notFound) pages[404] = notFound;
  const server = createServer(async (request, response) => {
    prepareAnswer(request, response, { pages, https, dev: false });
    if (refuseRequest(request, response, pages)) return;
    limitBody(request, response, pages);
    await handler?.(request, response);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, port, close: () => server.close() };
}

const HTML = { headers: { accept: 'text/html' } };

test('A form from a page of an older build is answered in kind words', async () => {
  const site = await withManners((_, response) => {
    response.statusCode = 409;
    response.end('Server Action unavailable.');
  });
  const answer = await fetch(site.url, { ...HTML, method: 'POST', body: 'a=b' });
  expect(answer.status).toBe(409);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const page = await answer.text();
  expect(page).toContain('This page was older than the site');
  expect(page).toContain('Copy what you wrote');
  expect(page).not.toContain('Server Action');
  site.close();
});

test('An answer of 500 to a person becomes the kind page, whatever body was begun, however it was sent', async () => {
  const site = await withManners((request, response) => {
    response.setHeader('Content-Encoding', 'gzip');
    response.setHeader('Set-Cookie', 'kept=1');
    response.setHeader('Content-Security-Policy', "script-src 'nonce-x'");
    if (request.url === '/head') {
      response.writeHead(500, { 'Content-Type': 'text/plain' });
      response.write('the secret stack');
      response.end();
    } else if (request.url === '/flush') {
      response.statusCode = 500;
      response.flushHeaders();
      response.write('the secret stack', () => response.end('more'));
    } else {
      response.statusCode = 500;
      response.end('the secret stack');
    }
  });
  for (const path of ['/head', '/flush', '/end']) {
    const answer = await fetch(site.url + path, HTML);
    const page = await answer.text();
    expect(answer.status).toBe(500);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page).toContain('Sorry, this page did not work');
    expect(page).toContain('Ask for Ann &#60;b&#62;.');
    expect(page).toContain('href="tel:02079460018"');
    expect(page).not.toContain('secret');
  }
  site.close();
});

test('What is not there is answered with the page taken at start, and before that as it was', async () => {
  const broken = (_request: unknown, response: ServerResponse) => {
    response.statusCode = 404;
    response.setHeader('Content-Security-Policy', "script-src 'nonce-x'");
    response.end('empty without script');
  };
  const site = await withManners(broken, false, '<h1>We could not find that page</h1>');
  const answer = await fetch(site.url, HTML);
  expect(answer.status).toBe(404);
  expect(answer.headers.get('content-security-policy')).not.toContain('script-src');
  expect(await answer.text()).toBe('<h1>We could not find that page</h1>');
  expect(await (await fetch(site.url, { headers: { accept: 'application/json' } })).text()).toBe(
    'empty without script',
  );
  site.close();
  const starting = await withManners(broken);
  expect(await (await fetch(starting.url, HTML)).text()).toBe('empty without script');
  starting.close();
});

test('A page of ours is freed of all that runs, and of nothing else', () => {
  const page =
    '<head><link rel="preload" as="script" nonce="a" href="/x.js"/><script src="/x.js" nonce="a"></script>' +
    '<link rel="stylesheet" nonce="a" href="/x.css"/></head><main>Words</main><script>self.x = "<main>";\n</script>';
  expect(withoutScripts(page)).toBe('<head><link rel="stylesheet" href="/x.css"/></head><main>Words</main>');
});

test('A program that asked for data, and any other status, gets its answer as it was', async () => {
  const site = await withManners((request, response) => {
    response.statusCode = request.url === '/broken' ? 500 : 404;
    response.end('as it was');
  });
  expect(await (await fetch(`${site.url}/broken`, { headers: { accept: '*/*' } })).text()).toBe('as it was');
  const action = { headers: { accept: 'text/html', 'next-action': 'a' } };
  expect(await (await fetch(`${site.url}/broken`, action)).text()).toBe('as it was');
  expect(await (await fetch(`${site.url}/other`, HTML)).text()).toBe('as it was');
  site.close();
});

test('The browser is told to stay on https only where people reach us by https', async () => {
  for (const https of [true, false]) {
    const site = await withManners((_request, response) => void response.end('ok'), https);
    const header = (await fetch(site.url)).headers.get('strict-transport-security');
    expect(header).toBe(https ? 'max-age=63072000; includeSubDomains' : null);
    site.close();
  }
});

test('An address that two parts of the house could read in two ways goes no further', () => {
  for (const url of [
    '/',
    '/debts/1?next=//x',
    '/a%20b',
    '/caf%C3%A9',
    '/_next/static/%5Bid%5D.js',
    '/a..b',
    '/.x',
  ]) {
    expect(readAddress(url), url).toEqual({ ok: true });
  }
  const refused = [
    'http://example.org/',
    '*',
    '/a\\b',
    '/a%5Cb',
    '/a%2Fb',
    '/a%00',
    '/%zz',
    '/%ff',
    '/../x',
    '/a/..',
  ];
  for (const url of [...refused, '/%2e%2e/x', '/a/./b', '/.%2e']) {
    expect(readAddress(url), url).toEqual({ ok: false, reason: 'unreadable' });
  }
  expect(readAddress('//example.org//x?a=//b')).toEqual({ ok: false, moved: '/example.org/x?a=//b' });
});

test('A body over 1 MB is refused, said or unsaid, and never reaches its reader; an upload path keeps its own limit', async () => {
  let read = 0;
  const site = await withManners(async (request, response) => {
    try {
      for await (const chunk of request) read += chunk.length;
    } catch {
      // The reader of a body that was cut off is told so.
    }
    if (!response.headersSent) response.end('taken');
  });
  const body = Buffer.alloc(LARGEST_BODY + 1, 'x');
  const said = await fetch(site.url, { method: 'POST', body, ...HTML });
  expect(said.status).toBe(413);
  expect(await said.text()).toContain('That was too much to send at once');
  expect(read).toBe(0);

  const unsaid = await new Promise<number>((resolve, reject) => {
    const sending = send({ port: site.port, method: 'POST', headers: { accept: 'text/html' } }, (answer) => {
      resolve(answer.statusCode ?? 0);
      answer.resume();
    });
    sending.on('error', reject);
    for (let part = 0; part < 20; part += 1) sending.write(Buffer.alloc(64 * 1024, 'x'));
    sending.end();
  });
  expect(unsaid).toBe(413);
  expect(read).toBeLessThanOrEqual(LARGEST_BODY);

  read = 0;
  expect((await fetch(`${site.url}/api/uploads/1`, { method: 'POST', body })).status).toBe(200);
  expect(read).toBe(body.length);
  expect((await fetch(site.url, { method: 'POST', body: body.subarray(1) })).status).toBe(200);
  site.close();
});

test('A raw request for another host or with a broken escape is answered kindly, not crashed on', async () => {
  const site = await withManners((_request, response) => void response.end('ok'));
  for (const line of ['GET http://example.org/ HTTP/1.1', 'GET /%zz HTTP/1.1', 'OPTIONS * HTTP/1.1']) {
    const socket = connect(site.port, '127.0.0.1');
    socket.write(`${line}\r\nHost: x\r\nAccept: text/html\r\nConnection: close\r\n\r\n`);
    const [first] = await once(socket, 'data');
    expect(String(first)).toMatch(/^HTTP\/1\.1 400 /);
    socket.destroy();
  }
  site.close();
});

test('Asked to stop, the server finishes what it began, takes nothing new, and cuts what never ends', async () => {
  let [here, come] = [0, () => {}];
  const both = new Promise<void>((resolve) => {
    come = resolve;
  });
  const server = createServer((request, response) => {
    here += 1;
    if (here === 2) come();
    if (request.url === '/slow') setTimeout(() => response.end('finished'), 300);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const slow = fetch(`http://127.0.0.1:${port}/slow`).then((answer) => answer.text());
  const endless = fetch(`http://127.0.0.1:${port}/endless`).then(
    () => 'answered',
    () => 'cut',
  );
  await both;
  const began = performance.now();
  const closed = drain(server, 600);
  const late = await fetch(`http://127.0.0.1:${port}/slow`).then(
    () => 'taken',
    () => 'refused',
  );
  expect(late).toBe('refused');
  expect(await slow).toBe('finished');
  await closed;
  expect(await endless).toBe('cut');
  expect(performance.now() - began).toBeLessThan(2_000);
});

test('A taken port ends the server with one clear sentence and the code 98', async () => {
  const taken = createServer();
  await once(taken.listen(0, '127.0.0.1'), 'listening');
  const { port } = taken.address() as AddressInfo;
  const server = spawn(process.execPath, ['--import', 'tsx', 'bin/server.ts'], {
    cwd: ROOT,
    env: {
      NODE_ENV: 'test',
      PATH: process.env.PATH,
      PORT: String(port),
      EVENKEEL_ENV: 'test',
      DATABASE_URL: 'postgres://nobody@localhost/nothing',
      EVENKEEL_SECRET: 'x'.repeat(40),
      EVENKEEL_KEYS: 'a:AAAA',
    },
  });
  let said = '';
  server.stderr.on('data', (words) => {
    said += words;
  });
  const [code] = await once(server, 'exit');
  expect(code).toBe(98);
  expect(said.trim().split('\n').at(-1)).toMatch(
    new RegExp(`^Port ${port} is in use by another program\\. Stop that program, or choose another port: `),
  );
  taken.close();
});

test('A way of asking that no page has is refused as that, and not as our fault', async () => {
  const site = await withManners((_request, response) => response.end('reached'));
  for (const method of ['TRACE', 'PUT', 'DELETE', 'PATCH', 'PROPFIND']) {
    const { port } = site;
    const [answer] = await once(send({ port, method, headers: { accept: 'text/html' } }).end(), 'response');
    expect(answer.statusCode, method).toBe(405);
    expect(answer.headers.allow).toBe('GET, HEAD, POST');
    answer.resume();
  }
  expect(await (await fetch(site.url, { method: 'POST' })).text()).toBe('reached');
  site.close();
});
