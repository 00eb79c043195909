import {templateOf} from '../../units/template-of.ts';
import type {UnitSource} from '../unit/unit-source.ts';

/** The unit file of a daemon, with these settings of `[Service]`. */
export const exampleUnit = (lines: readonly string[], name = 'example.service'): UnitSource => ({
  name,
  files: [
    {
      path: `./${templateOf(name)}`,
      text: ['[Service]', 'ExecStart=/bin/daemon', ...lines, ''].join('\n'),
    },
  ],
});
