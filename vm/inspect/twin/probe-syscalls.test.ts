import test from 'ava';
import {callSyscalls} from '../table/call-syscalls.ts';
import {probeSyscalls} from './probe-syscalls.ts';

test('none is one that the probe asks for, which would be told as allowed', (t) => {
  t.deepEqual(
    Object.values(callSyscalls).filter((name) => probeSyscalls.includes(name)),
    [],
  );
});
