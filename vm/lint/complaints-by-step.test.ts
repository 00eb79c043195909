import test from 'ava';
import {complaintsByStep} from './complaints-by-step.ts';
import {unitsToVerify} from './units-to-verify.ts';

test('complaints go to the step whose unit they are about, and those about other units to none', (t) => {
  const words = 'Failed to parse boolean value, ignoring: maybe';
  const complaints = complaintsByStep({
    said: [
      `/nix/store/x-units/lib/systemd/system/test5@.service.d/confinement.conf:3: ${words}`,
      `/run/systemd/system/test5-web.service:2: ${words}`,
      'test51@0.service: Command /usr/bin/tru is not executable: No such file or directory',
      `/usr/lib/systemd/system/ssh.service:2: ${words}`,
      `/usr/lib/systemd/system/test5.service:2: ${words}`,
    ].join('\n'),
    texts: new Map(),
    known: {},
  });
  t.deepEqual(
    [...complaints].map(([step, each]) => [step, each.map(({file, line}) => [file, line])]),
    [
      [
        5,
        [
          ['test5@.service.d/confinement.conf', 3],
          ['test5-web.service', 2],
        ],
      ],
      [51, [['test51@.service', undefined]]],
    ],
  );
});

test('systemd is asked for units, of a template for an instance', (t) => {
  t.deepEqual(
    unitsToVerify([
      'test1.socket',
      'test1@.service',
      'test1@.service.d/a.conf',
      'test1-pool@.service',
      'test1-web.service',
    ]),
    ['test1.socket', 'test1@0.service', 'test1-pool@0.service', 'test1-web.service'],
  );
});
