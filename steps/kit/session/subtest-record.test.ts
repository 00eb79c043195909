import test from 'ava';
import {subtestRecord} from './subtest-record.ts';

const entry = {name: 'inner', within: ['outer'], startedAt: 0, durationMs: 12.4, error: undefined};
const record = {
  name: 'inner',
  within: ['outer'],
  startedAt: '1970-01-01T00:00:00.000Z',
  durationMs: 12,
};

test('a subtest is told with its place and time, and what it failed with', (t) => {
  t.deepEqual(subtestRecord(entry), record);
  t.deepEqual(subtestRecord({...entry, error: new Error('no')}), {...record, error: 'no'});
  t.deepEqual(subtestRecord({...entry, error: 'words'}), {...record, error: "'words'"});
});
