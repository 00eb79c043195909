import test from 'ava';
import {execa} from 'execa';
import {commandFile} from '../project/project.ts';

test('a reader that goes away ends nothing', async (t) => {
  const script = 'set -o pipefail; "$0" "$1" test --help | :';
  const {stderr} = await execa('bash', ['-c', script, process.execPath, commandFile]);
  t.is(stderr, '');
});
