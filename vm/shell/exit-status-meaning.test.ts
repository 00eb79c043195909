import test from 'ava';
import {knownSystemds} from '../systemd/known-systemds.ts';
import {CheckError} from './check-error.ts';
import {exitStatusMeaning} from './exit-status-meaning.ts';
import {ServiceDiedError} from './service-died-error.ts';
import {resultWithoutStatus} from './testing/result-without-status.ts';

test('what people look up is explained, ordinary statuses are not', (t) => {
  t.regex(exitStatusMeaning(226) ?? '', /^NAMESPACE: /);
  t.regex(exitStatusMeaning(203) ?? '', /^EXEC: /);
  t.regex(exitStatusMeaning(127) ?? '', /did not find the command/);
  t.regex(exitStatusMeaning(126) ?? '', /could not run it/);
  for (const status of [0, 1, 2, 42, 255]) {
    t.is(exitStatusMeaning(status), undefined);
  }
});

test('one that systemd has a name for, with the directives that it may be about', (t) => {
  t.is(exitStatusMeaning(245), 'KSM: systemd could not do what MemoryKSM= says');
  t.is(exitStatusMeaning(205), 'LIMITS: systemd could not do what one of Limit…=, CoredumpFilter= says');
  t.regex(exitStatusMeaning(228) ?? '', /^SECCOMP: .* one of SystemCallFilter=, .* and \d+ more says$/);
  t.is(exitStatusMeaning(207), 'SIGNAL_MASK: systemd could not start the program');
});

const result = resultWithoutStatus('true');

for (const {systemd, exitStatuses} of knownSystemds) {
  test(`the failure of a step names each of its own statuses that systemd ${systemd} knows`, (t) => {
    const own = Object.entries(exitStatuses).filter(([status]) => Number(status) >= 200 && status !== '255');
    t.true(own.length > 40);
    for (const [status, name] of own) {
      const named = `${status} (${name}: `;
      t.true(
        new CheckError('exit status 0', {...result, exitStatus: Number(status)}).message.includes(named),
      );
      const journal = `u: Main process exited, code=exited, status=${status}/${name}`;
      t.true(new ServiceDiedError('u', result, journal).message.includes(named));
    }
  });
}
