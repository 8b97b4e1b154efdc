// npm run check: types and lint.
import { install } from './install.mjs';

await install();
const { runChecks } = await import('./checks.mjs');
process.exit(runChecks().failed > 0 ? 1 : 0);
