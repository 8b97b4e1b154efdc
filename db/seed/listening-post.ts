import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

/** A way to a database that writes down every statement sent through it, in order. */
export type ListeningPost = { url: string; statements: string[]; close: () => Promise<void> };

/**
 * Stands between a program and PostgreSQL and reads what the program asks (frontend messages Parse and Query). A
 * prepared statement is read where it is prepared, so ask with a program that has just started.
 */
export async function listenBefore(databaseUrl: string): Promise<ListeningPost> {
  const statements: string[] = [];
  const open = new Set<Socket>();
  const { hostname, port } = new URL(databaseUrl);
  const server = createServer((program) => {
    const database = connect(Number(port), hostname);
    for (const socket of [program, database]) {
      open.add(socket);
      socket.on('error', () => {});
    }
    const read = reader(statements);
    program.on('data', read);
    program.pipe(database).pipe(program);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port); // it listens on a port, so it has one
  return {
    url: url.href,
    statements,
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The first message has no type byte; every other is a type, a length that counts itself, and a body. */
function reader(statements: string[]): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  let started = false;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const head = started ? 1 : 0;
      if (rest.length < head + 4) return;
      const length = rest.readUInt32BE(head) + head;
      if (rest.length < length) return;
      const [type, body] = [
        started ? String.fromCharCode(rest[0] ?? 0) : '',
        rest.subarray(head + 4, length),
      ];
      if (type === 'P') statements.push(body.toString('utf8').split('\0')[1] ?? '');
      if (type === 'Q') statements.push(body.toString('utf8').split('\0')[0] ?? '');
      started = true;
      rest = rest.subarray(length);
    }
  };
}
