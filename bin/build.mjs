// npm run build: packages and pages, made anew.
import { build } from './built.mjs';
import { install } from './install.mjs';

await install();
build({ force: true });
console.log('Built.');
