import test from 'ava';
import {UsageError} from '../../../harness/errors/usage-error.ts';
import {formatLock} from './format-lock.ts';
import {parseLock} from './parse-lock.ts';

const text = `{
  "version": 1,
  "services": {
    "a.service": {
      "identity": {
        "uid": "web"
      },
      "calls": "killed by SIGSYS",
      "walk": {
        "path /": "readable"
      }
    },
    "b.service": {}
  }
}
`;

test('a lock file has a fact in each line, and is read as it is written', (t) => {
  const lock = new Map([
    ['b.service', {}],
    ['a.service', {walk: {'path /': 'readable'}, calls: 'killed by SIGSYS', identity: {uid: 'web'}}],
  ]);
  t.is(formatLock(lock), text);
  t.is(formatLock(parseLock('x', text)), text);
});

test('one that is damaged, or of another version, is told in one line', (t) => {
  for (const [damaged, message] of [
    [
      '',
      /^x\.lock: is no lock file, or a damaged one: Unexpected end of JSON input; without the file it is written anew$/,
    ],
    [text.slice(0, -20), /^x\.lock: is no lock file, or a damaged one: /],
    [text.replace('"services"', '<<<<<<< HEAD\n"services"'), /a damaged one: /],
    [text.replace('"web"', '5'), /a damaged one: services\.a\.service\.identity: Invalid input/],
    [text.replace('"walk"', '"walks"'), /a damaged one: services\.a\.service/],
    [
      text.replace('"version": 1', '"version": 2'),
      /^x\.lock: is a lock file of version 2; allowed: version 1; /,
    ],
    [text.replace('"version": 1', '"version": "1"'), /a damaged one: version: /],
    ['[]', /a damaged one: /],
    ['null', /a damaged one: /],
  ] as const) {
    const error = t.throws(() => parseLock('x.lock', damaged), {instanceOf: UsageError, message}, damaged);
    t.false(error.message.includes('\n'));
  }
});
