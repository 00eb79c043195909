import {readFileSync} from 'node:fs';
import test from 'ava';
import {formatDirectiveNames} from './format-directive-names.ts';
import {knownSystemds} from './known-systemds.ts';

test('the names that steps may set are those of the data; `npm run systemd-data` writes both', (t) => {
  t.is(
    readFileSync(new URL('../units/directive-names.ts', import.meta.url), 'utf8'),
    formatDirectiveNames(knownSystemds),
  );
});
