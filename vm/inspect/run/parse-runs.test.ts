import test from 'ava';
import {sampleDocument} from '../../probe/testing/sample-document.ts';
import {parseRuns} from './parse-runs.ts';

const endOf = (...properties: readonly string[]) => {
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
  const {status, wasKilled, syscall} = parseRuns(text, 'x', new Map([[3, '']])).runs.get(3) ?? {};
  return {status, wasKilled, syscall};
};

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
