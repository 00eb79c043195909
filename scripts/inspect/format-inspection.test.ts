import test from 'ava';
import {sampleInspection, sampleService} from '../../vm/inspect/testing/sample-inspection.ts';
import {formatInspection} from './format-inspection.ts';

const broken = {
  directive: 'ProtectClock',
  value: 'yes',
  subject: 'kernel',
  state: 'not in force',
  checks: [],
  at: 'a.service:3',
} as const;
const comparison = {
  was: 'a.lock',
  is: 'debian:trixie',
  file: 'kept',
  services: [{name: 'a.service', differences: []}],
} as const;
const told = (verdicts: readonly (typeof broken)[], of?: typeof comparison, markdown = false) =>
  formatInspection(sampleInspection([{...sampleService('a.service'), verdicts}]), of, {
    json: false,
    markdown,
  });

test('what is not in force is told where the exit status of a comparison does not count it', (t) => {
  const line = /^not in force, and not counted beside a comparison: ProtectClock=$/m;
  t.regex(told([broken], comparison), line);
  t.regex(told([broken], comparison, true), line);
  t.notRegex(told([], comparison), line);
  t.notRegex(told([broken]), line);
});
