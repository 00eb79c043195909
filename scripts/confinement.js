#!/usr/bin/env node
// The command `confinement`: plain JavaScript, so that Node runs it from any folder. The rest is TypeScript in a checkout,
// and compiled to dist/ in the package.
import {existsSync} from 'node:fs';
import {join} from 'node:path';

if (existsSync(join(import.meta.dirname, 'run-cli.ts'))) {
  await import('./typescript.js');
  try {
    await import('./run-cli.ts');
  } catch (error) {
    // As steps/kit/compiler-ended.ts has it, which cannot be loaded then.
    if (!/^The service (?:was stopped|is no longer running)/.test(error.message)) {
      throw error;
    }
    process.stderr.write(
      'confinement: the program that loads our code (esbuild) has ended; is the host out of memory?\n',
    );
    process.exitCode = 69;
  }
} else {
  await import('../dist/scripts/run-cli.js');
}
