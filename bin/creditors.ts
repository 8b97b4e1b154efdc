/** `npm run creditors -- FILE`: adds creditors, each with its first policy, from a file like db/seed/data/creditors.json. */
import fs from 'node:fs';
import { seedReference } from '@/db/seed/reference';
import { ownerOf, refuse, runCommand, typedPath, withDatabase } from './command';
import { sayDiskFault } from './disk-words';

async function main(): Promise<void> {
  const [name, ...more] = process.argv.slice(2);
  if (!name || more.length > 0) return refuse('How to use it: npm run creditors -- FILE');
  const file = typedPath(name);
  if (!fs.statSync(file, { throwIfNoEntry: false })?.isFile())
    refuse(`There is no file ${name}. Nothing was added.`);
  await withDatabase(async (prepared) => {
    const ownerUrl = ownerOf(prepared);
    const { added, known } = await seedReference(ownerUrl, { creditors: file }).catch((error: unknown) =>
      refuse(
        `${sayDiskFault(error) ?? (error instanceof Error ? error.message : error)}\nNothing was added.`,
      ),
    );
    console.log(`${added} added, ${known} known already and left alone.`);
  });
}

await runCommand(main);
