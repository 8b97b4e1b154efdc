import fs from 'node:fs';
import path from 'node:path';

/** Ends whatever was started with this sentence and nothing else, as `refuse` of the commands does. */
export function refuseDamage(sentence: string, dir: string): never {
  const way = `Put it back from a copy, or move ${dir} away, start again and restore your last backup.`;
  throw Object.assign(new Error(`${sentence} ${way}`), { refusal: true as const });
}

/**
 * Refuses a data folder of which part is gone: the password of a database that is there, or the heart of the database
 * itself. An empty folder is none: nothing was ever in it. Made anew in silence, the one would wait for an answer that
 * never comes, and the other would take away what is left.
 */
export function refuseHalf(dir: string, data: string): void {
  const hasCluster = fs.existsSync(path.join(data, 'PG_VERSION'));
  if (hasCluster && !fs.existsSync(path.join(dir, 'password')))
    refuseDamage(`The password of the database is not in ${path.join(dir, 'password')}.`, dir);
  const isLeft = !hasCluster && fs.existsSync(data) && fs.readdirSync(data).length > 0;
  if (isLeft) refuseDamage(`Part of the database in ${data} is missing.`, dir);
}
