/** `npm run creditors -- FILE`: adds creditors, each with its first policy, from a file like db/seed/data/creditors.json. */
import fs from 'node:fs';
import path from 'node:path';
import { seedReference } from '@/db/seed/reference';
import { prepare } from './prepare';

const [name] = process.argv.slice(2);
const file = name && path.resolve(process.env.INIT_CWD || process.cwd(), name);
if (!file || !fs.existsSync(file)) {
  console.error(file ? `There is no file ${name}.` : 'Usage: npm run creditors -- FILE');
  process.exit(2);
}
const { ownerUrl, release } = await prepare();
try {
  if (!ownerUrl) throw new Error('Adding creditors needs the owner’s connection: set DATABASE_OWNER_URL.');
  const { added, known } = await seedReference(ownerUrl, { creditors: file });
  console.log(`${added} added, ${known} known already and left alone.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
} finally {
  await release();
}
