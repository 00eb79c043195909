import {cpSync, readdirSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {join, relative, sep} from 'node:path';
import {execa} from 'execa';
import {bundleViewer} from '../harness/report/bundle-viewer.ts';
import {viewerBundle} from '../harness/report/viewer-bundle.ts';
import {packageFolder} from './project/project.ts';

// `npm run build`: what the package is made of, in dist/: the four roots compiled, and beside it all of them that is no
// TypeScript, at the same paths; and the script of the reports' pages.
const output = join(packageFolder, 'dist');

/** Plain JavaScript that only a checkout needs, in place of which there is compiled TypeScript. */
const ofCheckout = new Set(['scripts/confinement.js', 'scripts/typescript.js', 'scripts/watch-round.js']);

const isCopied = (source: string): boolean => {
  const path = relative(packageFolder, source);
  return statSync(source).isDirectory()
    ? !path.split(sep).some((name) => name === 'fixtures' || name === 'testing' || name === 'mutants')
    : !path.endsWith('.ts') && !path.endsWith('/tsconfig.json') && !ofCheckout.has(path);
};

rmSync(output, {recursive: true, force: true});
const {exitCode} = await execa(
  process.execPath,
  [join(packageFolder, 'node_modules/typescript/bin/tsc'), '--project', 'tsconfig.build.json'],
  {cwd: packageFolder, stdio: 'inherit', reject: false},
);
for (const root of ['harness', 'vm', 'steps', 'scripts']) {
  cpSync(join(packageFolder, root), join(output, root), {recursive: true, filter: isCopied});
}
writeFileSync(
  join(output, 'harness/report', viewerBundle),
  bundleViewer(join(packageFolder, 'harness/report/viewer/main.ts')),
);
for (const entry of readdirSync(output, {recursive: true, withFileTypes: true}).reverse()) {
  const path = join(entry.parentPath, entry.name);
  if (entry.isDirectory() && readdirSync(path).length === 0) {
    rmSync(path, {recursive: true});
  }
}
process.exitCode = exitCode ?? 1;
