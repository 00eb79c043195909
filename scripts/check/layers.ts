import {dirname} from 'node:path';
import {packageFolder} from '../project/project.ts';
import {arrowsUp} from './arrows-up.ts';
import {folderCircles} from './folder-circles.ts';
import {isExempt} from './is-exempt.ts';
import {type SourceImport, sourceImports} from './source-imports.ts';
import {unmarkedTests} from './unmarked-tests.ts';

// `npm run layers`: no import goes up, no folders make a circle, and tests that need a machine say so by their names.
const all = sourceImports(packageFolder);
const imports = all.filter(({from, to, isPackage}) => !isPackage && !isExempt(from) && !isExempt(to));
const line = ({from, to, line: at}: SourceImport) => `  ${from}:${at} imports ${to}\n`;

const told = [
  ...arrowsUp(imports).map((each) => `an import goes up:\n${line(each)}`),
  ...folderCircles(imports).map(
    (circle) =>
      `folders make a circle: ${[...new Set(circle.map(({from}) => dirname(from)))].sort().join(', ')}\n${circle.map(line).join('')}`,
  ),
  ...unmarkedTests(all).map(
    (each) =>
      `a test starts ${each.starts}, so that its name must match ${String(each.ending)}:\n${line(each)}`,
  ),
];
process.stdout.write(told.join(''));
process.exitCode = told.length === 0 ? 0 : 1;
