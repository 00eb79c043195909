import test from 'ava';
import {anchorsOf} from './anchors-of.ts';
import {linksOf} from './links-of.ts';

test('links into the project are found, and none in code', (t) => {
  const document = [
    'See [one](docs/one.md#two-words) and [two](../two.md), not [three](https://example.org).',
    '`[four](4.md)` is code, and so is',
    '```',
    '[five](5.md)',
    '```',
    '![a picture](six.png)',
  ].join('\n');
  t.deepEqual(linksOf(document), [
    {target: 'docs/one.md#two-words', line: 1},
    {target: '../two.md', line: 1},
    {target: 'six.png', line: 6},
  ]);
});

test('anchors are those that readers of Markdown make', (t) => {
  const document = [
    '# A `code`, and: more?',
    '## Same',
    '## Same',
    '```',
    '# none',
    '```',
    '### npm run bench',
  ];
  t.deepEqual([...anchorsOf(document.join('\n'))], ['a-code-and-more', 'same', 'same-1', 'npm-run-bench']);
});
