import fs from 'node:fs';
import path from 'node:path';
import { writeAccounts } from '@/db/seed/accounts';
import { copyDatabase } from '@/db/seed/copy';
import { copyRowsIn, copyRowsOut, countRows, settleDisk } from '@/db/seed/copy-rows';
import { aFolder } from '@/db/seed/folder';
import { startOwnServer } from '@/db/seed/server';
import { command } from '../testing';

const ROUNDS = 2;

/**
 * Rows per second of the whole import command, from start to exit, beside COPY as the owner of the very rows it wrote,
 * into the same tables with the same indexes. Each runs on a fresh copy of the same database, one after the other.
 */
export async function bench([wanted = '200000']: readonly string[]): Promise<void> {
  const rows = Number(wanted);
  const folder = aFolder();
  const server = await startOwnServer('bench-import');
  try {
    const file = path.join(folder.path, 'accounts.csv');
    await writeAccounts(file, { rows, tag: 'BENCH' });
    const spent = { import: 0, copy: 0 };
    for (let round = 0; round < ROUNDS; round += 1) {
      const imported = await copyDatabase(server.ownerUrl, 'evenkeel', `imported_${round}`);
      await settleDisk(imported);
      const began = performance.now();
      const ended = await command('import', [file], server.envFor(imported));
      spent.import += performance.now() - began;
      if (ended.code !== 0) throw new Error(`the import failed:\n${ended.err}`);
      await copyRowsOut(imported, folder.path);
      const copied = await copyDatabase(server.ownerUrl, 'evenkeel', `copied_${round}`);
      await settleDisk(copied);
      spent.copy += await copyRowsIn(copied, folder.path);
      const [here, there] = [await countRows(imported), await countRows(copied)];
      if (JSON.stringify(here) !== JSON.stringify(there)) throw new Error('COPY did not write the same rows');
    }
    const perSecond = (ms: number): number => Math.round((rows * ROUNDS * 1000) / ms);
    const [value, baseline] = [perSecond(spent.import), perSecond(spent.copy)];
    const ratio = Number((value / baseline).toFixed(3));
    console.log(JSON.stringify({ name: 'import', value, unit: 'file rows/s', baseline, ratio }));
    const bytes = fs.statSync(file).size;
    console.log(
      JSON.stringify({
        name: 'import-bytes',
        value: Math.round((value * bytes) / rows),
        unit: 'file bytes/s',
        baseline: null,
        ratio: null,
      }),
    );
  } finally {
    await server.remove();
    folder.remove();
  }
}
