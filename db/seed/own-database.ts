/** A PostgreSQL of one test's own, kept up by this process until it is told to stop: `own-database.ts FOLDER`. */
import { startEmbedded } from '@/db/embedded';

const server = await startEmbedded(process.argv[2] ?? '');
console.log(server.ownerUrl);
process.on('SIGTERM', async () => {
  await server.stop();
  process.exit(0);
});
