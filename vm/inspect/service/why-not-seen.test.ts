import test from 'ava';
import {whyNotSeen} from './why-not-seen.ts';

const knowledge = {exitStatuses: {'217': 'USER', '226': 'NAMESPACE'}};
const none = {user: undefined, group: undefined};

test('what the unit asks for and is not there is a problem, by the words of PID 1', (t) => {
  const run = {result: 'exit-code', status: 226, wasKilled: false};
  t.deepEqual(
    whyNotSeen({...run, said: ['Failed to set up mount namespacing: /x: No such file']}, knowledge, none),
    {
      problem:
        'systemd cannot start a process for it: 226/NAMESPACE: Failed to set up mount namespacing: /x: No such file',
    },
  );
  t.deepEqual(whyNotSeen({...run, status: 217, said: []}, knowledge, {...none, user: 'x'}), {
    problem: 'its user x does not exist there',
  });
});

test('what ends the probe is not to be seen', (t) => {
  const killed = {result: 'signal', status: 31, wasKilled: true, said: []};
  t.regex(String(Object.values(whyNotSeen(killed, knowledge, none))), /SIGSYS/);
  t.true('unseen' in whyNotSeen({...killed, status: 9}, knowledge, none));
  t.true(
    'unseen' in whyNotSeen({result: 'exit-code', status: 1, wasKilled: false, said: []}, knowledge, none),
  );
});
