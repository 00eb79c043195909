import test from 'ava';
import type {CaseRecord} from '../../results/run-record.ts';
import {showsCase} from './shows-case.ts';

const each: CaseRecord = {
  id: '5',
  name: 'Symlinks are bind-mounted',
  set: 'seed',
  status: 'failed',
  artifacts: [],
  failure: {message: 'cat /etc/x: No such file'},
};
const all = {statuses: [], set: '', suite: '', text: ''};

test('each part of a filter narrows', (t) => {
  const shows = (part: Partial<Parameters<typeof showsCase>[0]>) =>
    showsCase({...all, ...part}, {id: 'a'}, each);
  t.true(shows({}));
  t.true(shows({statuses: ['failed', 'error'], set: 'seed', suite: 'a', text: 'symlinks FILE'}));
  t.false(shows({statuses: ['passed']}));
  t.false(shows({set: 'upstream'}));
  t.false(shows({suite: 'b'}));
  t.false(shows({text: 'symlinks elsewhere'}));
});
