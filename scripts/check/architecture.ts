import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {packageFolder} from '../project/project.ts';
import {drawFolders} from './draw-folders.ts';
import {isExempt} from './is-exempt.ts';
import {sourceImports} from './source-imports.ts';

// `npm run architecture [-- --check]`: draws the picture in docs/architecture.md anew, or tells that it is not what is so.
const file = join(packageFolder, 'docs/architecture.md');
const text = readFileSync(file, 'utf8');
const imports = sourceImports(packageFolder).filter(
  // index.ts has no room: it is what a user may import of all of them.
  ({from, to, isPackage}) => !isPackage && from !== 'index.ts' && !isExempt(from) && !isExempt(to),
);
const drawn = text.replace(
  /(?<=<!-- picture -->\n).*(?=<!-- end of picture -->)/s,
  () => `\n${drawFolders(imports)}\n\n`,
);
if (!process.argv.includes('--check')) {
  writeFileSync(file, drawn);
} else if (drawn !== text) {
  process.stderr.write(
    'docs/architecture.md: its picture is not what the imports say; npm run architecture draws it\n',
  );
  process.exitCode = 1;
}
