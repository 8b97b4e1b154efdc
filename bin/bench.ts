/** `npm run bench -- NAME`: runs one of bin/bench, which prints one JSON line per figure, beside its baseline. */
import fs from 'node:fs';

const names = fs
  .readdirSync(new URL('./bench/', import.meta.url))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => file.slice(0, -3));
const [name = '', ...args] = process.argv.slice(2);
if (!names.includes(name)) {
  console.error(`${name ? `There is no bench called “${name}”. ` : ''}Benches: ${names.join(', ')}`);
  process.exit(2);
}
const { bench } = (await import(`./bench/${name}.ts`)) as {
  bench: (args: readonly string[]) => Promise<void>;
}; // every bench gives this
await bench(args);
