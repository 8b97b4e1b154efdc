/** `import-work.ts ID`: does the work of one import that staff asked for. The portal starts it, with its own settings. */
import { closeDatabase } from '@/db/client';
import { workOn } from '@/db/import-work';

const [id = ''] = process.argv.slice(2);
await workOn(id);
await closeDatabase();
