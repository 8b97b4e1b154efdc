import net from 'node:net';

/** A way to a database that makes every answer take `delayMs` longer, so that waits can be counted by a clock. */
export type FarAway = { readonly url: string; delayMs: number; readonly close: () => Promise<void> };

/** Stands between an app and its database; what the app sends goes through at once. */
export async function farAway(databaseUrl: string, delayMs = 0): Promise<FarAway> {
  const target = new URL(databaseUrl);
  const sockets = new Set<net.Socket>();
  const server = net.createServer((near) => {
    const far = net.connect(Number(target.port), target.hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => {});
      socket.on('close', () => {
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far);
    far.on('data', (chunk) => {
      setTimeout(() => near.writable && near.write(chunk), way.delayMs);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String(address && typeof address === 'object' ? address.port : 0);
  const way: FarAway = {
    url: url.href,
    delayMs,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return way;
}
