import test from 'ava';
import {sampleDocument} from '../../probe/testing/sample-document.ts';
import {parseRuns} from './parse-runs.ts';

const endIn = (twin: string, ...properties: readonly string[]) => {
  const text = [
    '=outside',
    JSON.stringify(sampleDocument()),
    '=scores',
    '=results',
    'Id=x-3.service',
    ...properties,
    '=kernel',
    'audit: type=1326 audit(1.0:2): pid=71 comm="probe" sig=31 arch=c000003e syscall=12 compat=0',
    '=journal',
    '=twin 3',
    '',
  ].join('\n');
  const {status, wasKilled, syscall} = parseRuns(text, 'x', new Map([[3, twin]])).runs.get(3) ?? {};
  return {status, wasKilled, syscall};
};
const endOf = (...properties: readonly string[]) => endIn('ExecStart=-+/bin/sh -c :\n', ...properties);

const main = ['ExecMainPID=70', 'ExecMainCode=1', 'ExecMainStatus=226'];
const command = (end: string) =>
  `ExecStop={ path=/run/x/probe ; argv[]=/run/x/probe --look /a ; pid=1 ; code=exited ; status=5 } ; ignore_errors=no ; start_time=[a] ; stop_time=[b] ; ${end} }`;

test('how the probe ended is that of the main process', (t) => {
  t.deepEqual(endOf(...main), {status: 226, wasKilled: false, syscall: undefined});
  t.deepEqual(endOf('ExecMainPID=71', 'ExecMainCode=2', 'ExecMainStatus=31'), {
    status: 31,
    wasKilled: true,
    syscall: 12,
  });
});

test('of a twin that has another line it is that of its command, whatever stands in its arguments', (t) => {
  t.deepEqual(endOf(...main, command('pid=71 ; code=killed ; status=31/SYS')), {
    status: 31,
    wasKilled: true,
    syscall: 12,
  });
  t.like(endOf(...main, command('pid=72 ; code=exited ; status=217')), {status: 217, wasKilled: false});
  t.like(endOf(...main, command('pid=0 ; code=(null) ; status=0/0')), {status: 0, wasKilled: false});
});

test('of one that runs after a reload it is not that of the reload, which does nothing', (t) => {
  t.like(
    endOf(
      ...main,
      around('ExecReload', 'code=exited ; status=0', 'yes'),
      around('ExecReloadPost', 'code=exited ; status=226'),
    ),
    {status: 226},
  );
});

const around = (kind: string, end: string, ignores = 'no') =>
  `${kind}={ path=/bin/a ; argv[]=/bin/a ; ignore_errors=${ignores} ; start_time=[a] ; stop_time=[b] ; pid=71 ; ${end} }`;

test('of a service of several commands it is that of the one that has failed', (t) => {
  const own = (...properties: readonly string[]) => endIn('ExecStart=/bin/a -\n', ...properties);
  const killed = ['ExecMainPID=70', 'ExecMainCode=2', 'ExecMainStatus=15'];
  const fine = 'code=exited ; status=0';
  const failed = 'code=exited ; status=3';
  t.like(own(...main, around('ExecStartPre', fine)), {status: 226});
  t.like(own(...main, around('ExecStartPre', failed, 'yes')), {status: 226});
  t.like(own(...main, around('ExecStopPost', failed)), {status: 226});
  t.like(own(...killed, around('ExecStartPre', fine), around('ExecStartPost', failed)), {
    status: 3,
    wasKilled: false,
  });
});
