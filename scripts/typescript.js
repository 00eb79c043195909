// Lets Node run TypeScript, by tsx; plain JavaScript, for a checkout: node --import=./scripts/typescript.js FILE.ts
import {accessSync, constants, mkdirSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

// tsx keeps what it has compiled, once for all, in the temporary directory, where nobody looks for it. Here it lies beside
// what AVA keeps; where that cannot be written, nothing is kept.
const folder = fileURLToPath(
  new URL(`../node_modules/.cache/confinement-${process.geteuid()}`, import.meta.url),
);
const change = {TMPDIR: folder};
try {
  mkdirSync(folder, {recursive: true});
  accessSync(folder, constants.W_OK);
} catch {
  delete change.TMPDIR;
  change.TSX_DISABLE_CACHE = '1';
}
const before = Object.fromEntries(Object.keys(change).map((name) => [name, process.env[name]]));
Object.assign(process.env, change);
// It has read them when it is registered, in its thread too.
const {register} = await import('tsx/esm/api');
register();
for (const [name, value] of Object.entries(before)) {
  if (value === undefined) {
    delete process.env[name];
  } else {
    process.env[name] = value;
  }
}
