import test from 'ava';
import {MachineryError} from '../../../harness/errors/machinery-error.ts';
import {parseSurvey} from './parse-survey.ts';

const survey = (manager: string): string =>
  [
    'systemd 257 (257.1)',
    '6.12',
    '=passwd',
    'x:x:1000:1000::/home/x:/bin/sh',
    '=group',
    'x:x:1000:',
    '=entries',
    '=services',
    '=unit a.service',
    'Id=a.service',
    'LoadState=not-found',
    manager,
  ].join('\n');

test('the manager of a user tells whose it is and where its folders are; that of the system does not', (t) => {
  t.is(parseSurvey(survey('')).survey.userManager, undefined);
  const {survey: read, services} = parseSurvey(
    survey('=manager\nt=/run/user/1000|S=/home/x/.local/state|u=x|U=1000|\n'),
  );
  t.deepEqual(read.userManager, {
    user: 'x',
    uid: 1000,
    specifiers: {t: '/run/user/1000', S: '/home/x/.local/state', u: 'x', U: '1000'},
  });
  t.deepEqual(services, [{asked: 'a.service', loadState: 'not-found', loadError: ''}]);
  t.throws(() => parseSurvey(survey('=manager\nFailed\n')), {
    instanceOf: MachineryError,
    message: /says "Failed"/,
  });
});
