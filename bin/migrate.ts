/** `npm run db:migrate`: brings the database to the newest schema and says so. */
import { prepare } from './prepare';

const { release, embedded } = await prepare();
console.log(`The database${embedded ? ' in .data' : ''} has the newest schema.`);
await release();
