import test from 'ava';
import {codeBlocks} from './code-blocks.ts';

test('blocks of code are found with their languages and with the marks right before them', (t) => {
  const document = [
    '<!-- file: a.service -->',
    '',
    '```ini',
    '[Service]',
    '```',
    '',
    '<!-- needs: a NixOS -->',
    'Something between them takes the mark away.',
    '```console',
    '$ true',
    '```',
    '````',
    '```',
    '````',
  ].join('\n');
  t.deepEqual(codeBlocks(document), [
    {line: 3, language: 'ini', text: '[Service]', marks: new Map([['file', 'a.service']])},
    {line: 9, language: 'console', text: '$ true', marks: new Map()},
    {line: 12, language: '', text: '```', marks: new Map()},
  ]);
});
