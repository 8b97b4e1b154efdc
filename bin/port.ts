import { createServer } from 'node:net';
import { refuse } from './refusal';

/** The port people are served at. Refuses, in a sentence, what no port can be. */
export function readPort(given: string | undefined): number {
  if (!given) return 3000;
  const port = Number(given);
  if (/^\d{1,5}$/.test(given) && port > 0 && port < 65_536) return port;
  return refuse(`PORT must be a number from 1 to 65535, and it is “${given}”. Try: PORT=3000 npm start`);
}

/** What to do when another program has the port. */
export function takenWords(port: number): string {
  const other = port < 65_535 ? port + 1 : port - 1;
  return `Port ${port} is in use by another program. Stop that program, or choose another port: PORT=${other} npm start`;
}

/** Whether another program has the port just now. */
export function isTaken(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const trial = createServer();
    trial.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'EADDRINUSE'));
    trial.listen(port, host, () => trial.close(() => resolve(false)));
  });
}
