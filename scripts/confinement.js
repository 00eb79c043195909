#!/usr/bin/env node
// The command `confinement`: plain JavaScript, so that Node runs it from any folder. The rest is TypeScript in a checkout,
// and compiled to dist/ in the package.
import {existsSync} from 'node:fs';
import {join} from 'node:path';

if (existsSync(join(import.meta.dirname, 'run-cli.ts'))) {
  await import('./typescript.js');
  await import('./run-cli.ts');
} else {
  await import('../dist/scripts/run-cli.js');
}
