import type { Prepared } from './prepare';

/** Loads what a first run needs, and gives the lines that say where everything is. */
export async function welcome(prepared: Prepared, address: string): Promise<string[]> {
  const lines = ['', `Evenkeel is at ${address}`];
  if (prepared.embedded) lines.push('', 'Everyone in it is made up.');
  return [...lines, '', 'Ctrl-C stops everything.'];
}
