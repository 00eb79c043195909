import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {packageFolder} from './project.ts';

/** Our version, as package.json has it. */
export const {version} = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {
  version: string;
};
