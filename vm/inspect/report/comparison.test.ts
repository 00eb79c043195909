import test from 'ava';
import type {Comparison} from '../ratchet/comparison.ts';
import {sampleInspection} from '../testing/sample-inspection.ts';
import {comparisonMarkdown} from './comparison-markdown.ts';
import {formatComparison} from './format-comparison.ts';
import {toJson} from './to-json.ts';

const narrower = {subject: 'can mount', expected: 'allowed', actual: 'EPERM', breadth: 'narrower'} as const;
const wider = {subject: 'path /a|b', expected: 'readable', actual: 'writable', breadth: 'wider'} as const;
const comparison: Comparison = {
  was: 'web.lock',
  is: 'debian:trixie',
  file: 'kept',
  services: [
    {name: 'a.service', differences: [narrower, wider]},
    {name: 'b.service', differences: []},
  ],
};

test('a comparison is told in a table, with what to do', (t) => {
  t.is(
    formatComparison(comparison),
    `debian:trixie against web.lock:
  a.service: 1 wider, 1 narrower
    about         what       was       is
    paths         path /a|b  readable  writable  wider
    system calls  can mount  allowed   EPERM     narrower
  b.service: as it was
wider than web.lock says; when that is meant, --update takes it`,
  );
  const only = {...comparison, services: [{name: 'a.service', differences: [narrower]}]};
  t.true(formatComparison(only).endsWith('\nnarrower than web.lock says; --update takes it'));
  t.true(
    formatComparison({...comparison, file: 'updated'}).startsWith(
      'web.lock: updated, from what is seen on debian:trixie\n',
    ),
  );
  const guests = {was: 'debian:bookworm', is: 'debian:trixie', services: comparison.services};
  t.false(formatComparison(guests).includes('--update'));
});

test('Markdown and JSON have the same', (t) => {
  t.regex(comparisonMarkdown(comparison), /^\| paths \| path \/a\\\|b \| readable \| writable \| wider \|$/m);
  const {comparison: told} = JSON.parse(JSON.stringify(toJson(sampleInspection([]), comparison))) as {
    comparison: {services: {differences: unknown[]}[]};
  };
  t.like(told, {was: 'web.lock', is: 'debian:trixie', file: 'kept', wider: true});
  t.deepEqual(told.services[0]?.differences[0], {
    about: 'system calls',
    what: 'can mount',
    was: 'allowed',
    is: 'EPERM',
    breadth: 'narrower',
  });
});
