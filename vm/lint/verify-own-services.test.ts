import test from 'ava';
import type {Verifier} from './verifier.ts';
import {verifyOwnServices} from './verify-own-services.ts';

const saying = (said: string | undefined): Verifier => ({
  verify: async (_, files) => {
    if (files.size > 0) {
      throw new Error('nothing is to be brought');
    }
    return Promise.resolve(said === undefined ? undefined : {said, texts: new Map(), known: {}});
  },
});

test('lines of the files are told by their paths, and not what a start would need', async (t) => {
  const said = [
    '/etc/systemd/system/web@.service.d/own.conf:2: Failed to parse Restart=alwayz, ignoring: Invalid argument',
    'web@one.service: Command /usr/bin/web is not executable: No such file or directory',
  ].join('\n');
  t.deepEqual(await verifyOwnServices(['web@one.service'], saying(said)), [
    {
      file: '/etc/systemd/system/web@.service.d/own.conf',
      line: 2,
      words: 'Failed to parse Restart=alwayz, ignoring: Invalid argument',
    },
  ]);
});

test('nothing is known where no service is named, or systemd cannot be asked', async (t) => {
  t.is(await verifyOwnServices([], saying('')), undefined);
  t.is(await verifyOwnServices(['web.service'], saying(undefined)), undefined);
});
