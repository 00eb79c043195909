import test from 'ava';
import {verdictLine} from './verdict-line.ts';

const failure = {name: 'CheckError', message: 'no', machinery: false};

test('each verdict is a line', (t) => {
  const finished = {type: 'finished', step: 3, durationMs: 1234} as const;
  t.is(verdictLine({...finished, verdict: {status: 'passed'}}, '3 etc'), 'ok   3 etc  1.2 s');
  t.is(verdictLine({...finished, verdict: {status: 'failed', failure}}, '3 etc'), 'FAIL 3 etc  1.2 s');
  t.is(
    verdictLine({...finished, verdict: {status: 'reproduced', failure}}, '3 etc'),
    'reproduced 3 etc  1.2 s',
  );
  t.is(
    verdictLine({type: 'does-not-apply', step: 3, why: 'no PIDs'}, '3 etc'),
    'n/a  3 etc  does not apply: no PIDs',
  );
  t.is(verdictLine({type: 'started', step: 3}, '3 etc'), undefined);
});
