/**
 * Home without a framework: a plain server that asks the database what home asks and sends the text that it is given,
 * for `npm run bench -- pages`: `plain-home.ts PORT FILE TOKEN`.
 */
import fs from 'node:fs';
import { createServer } from 'node:http';
import { readHome } from '@/db/home';
import { findDebtorSession } from '@/db/sessions';

const [port = '', file = '', token = ''] = process.argv.slice(2);
const text = fs.readFileSync(file);

createServer(async (_request, response) => {
  const session = await findDebtorSession({ kind: 'stranger' }, token);
  if (!session) {
    response.writeHead(401).end();
    return;
  }
  await readHome({ kind: 'debtor', debtorId: session.debtorId, proved: session.proved });
  response
    .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': text.length })
    .end(text);
}).listen(Number(port), '127.0.0.1', () => console.log('listening'));
