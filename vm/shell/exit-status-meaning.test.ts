import test from 'ava';
import {exitStatusMeaning} from './exit-status-meaning.ts';

test('what people look up is explained, ordinary statuses are not', (t) => {
  t.regex(exitStatusMeaning(226) ?? '', /^NAMESPACE: /);
  t.regex(exitStatusMeaning(203) ?? '', /^EXEC: /);
  t.regex(exitStatusMeaning(127) ?? '', /did not find the command/);
  t.regex(exitStatusMeaning(126) ?? '', /could not run it/);
  for (const status of [0, 1, 2, 42, 255]) {
    t.is(exitStatusMeaning(status), undefined);
  }
});
