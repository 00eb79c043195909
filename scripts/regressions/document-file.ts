import {join} from 'node:path';
import {codeFolder} from '../project/project.ts';

/** The document of the known regressions, which only a checkout has. */
export const documentFile = join(codeFolder, 'docs/regressions.md');
