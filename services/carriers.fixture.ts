import { type AddressInfo, createServer, type Server } from 'node:net';

/** Begins to listen on a port of this machine, and gives it. */
export async function listen(server: Pick<Server, 'listen' | 'address'>): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return (server.address() as AddressInfo).port; // it listens on a port, so it has one
}

/** A mail server that takes one mail at a time and answers a recipient as it is told to. */
export async function aMailServer(
  toRecipient = '250 fine',
): Promise<{ url: string; mails: string[]; close: () => void }> {
  const mails: string[] = [];
  const server = createServer((socket) => {
    let [mail, inMail] = ['', false];
    socket.write('220 ready\r\n');
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      for (const line of chunk.toString('utf8').split('\r\n')) {
        if (inMail && line === '.') {
          mails.push(mail);
          [mail, inMail] = ['', false];
          socket.write('250 taken\r\n');
        } else if (inMail) mail += `${line}\n`;
        else if (/^EHLO/.test(line)) socket.write('250 hello\r\n');
        else if (/^RCPT/.test(line)) socket.write(`${toRecipient}\r\n`);
        else if (line === 'DATA') {
          inMail = true;
          socket.write('354 go on\r\n');
        } else if (line === 'QUIT') socket.end('221 bye\r\n');
        else if (line !== '') socket.write('250 fine\r\n');
      }
    });
  });
  return { url: `smtp://127.0.0.1:${await listen(server)}`, mails, close: () => server.close() };
}
