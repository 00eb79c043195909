import test from 'ava';
import {sampleDocument} from '../../probe/testing/sample-document.ts';
import {processFacts} from './process-facts.ts';

const {process} = sampleDocument();
const factsOf = (more: object): ReadonlyMap<string, string> => {
  if (process === undefined || 'ended' in process) {
    throw new Error('the sample lacks its process');
  }
  return new Map(processFacts({...process, ...more}));
};

test('a line of the kernel is several facts, each that of a directive', (t) => {
  const facts = factsOf({
    allowance: {
      'cpu.max': '5000 10000',
      'io.max': '254:0 rbps=1000000 wbps=max riops=20 wiops=max;8:0 rbps=7',
    },
  });
  t.is(facts.get('allowance cpu.max quota'), '50%');
  t.is(facts.get('allowance cpu.max period'), '10000');
  t.is(facts.get('allowance io.max rbps'), '1000000,7');
  t.is(facts.get('allowance io.max wbps'), '');
  t.is(facts.get('allowance io.max riops'), '20');
});

test('what has no file is of a controller that counts nothing, or is not to be seen where none has', (t) => {
  const fact = (allowance: object) => factsOf({allowance}).get('allowance cpu.max quota');
  t.is(fact({'cpu.max': 'max 100000'}), 'max');
  t.is(fact({'pids.max': '3', 'cpu.max': null}), 'none');
  t.is(fact({'pids.max': null, 'cpu.max': null}), 'unseen');
});

test('a control group is told by its slice, and by what lies below the service', (t) => {
  const of = (path: string | null) => {
    const facts = factsOf({group: {path, delegated: null, oomPreference: null}});
    return ['slice', 'subgroup', 'delegated'].map((name) => facts.get(`process ${name}`));
  };
  t.deepEqual(of('/user.slice/a-b.slice/c.service'), ['a-b.slice', '', 'unseen']);
  t.deepEqual(of('/system.slice/c.service/d/e'), ['system.slice', 'd/e', 'unseen']);
  t.deepEqual(of('/'), ['unseen', 'unseen', 'unseen']);
  t.deepEqual(of(null), ['unseen', 'unseen', 'unseen']);
});
