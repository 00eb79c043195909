import {readdirSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import test from 'ava';
import {execa} from 'execa';

const folder = new URL('../ci/', import.meta.url);
const command = fileURLToPath(new URL('confinement.js', import.meta.url));

for (const file of readdirSync(folder)) {
  test(`ci/${file} calls the command with options that there are`, async (t) => {
    const text = readFileSync(new URL(file, folder), 'utf8');
    // A call goes on while lines end with a backslash or begin with an option.
    const calls = text.match(/npx confinement [a-z]+(?:[^\n]*\\\n|[^\n]*\n(?=\s*--))*[^\n]*/g) ?? [];
    t.true(calls.length >= 2);
    for (const call of calls) {
      const [, name = ''] = /npx confinement ([a-z]+)/.exec(call) ?? [];
      const {stdout} = await execa(process.execPath, [command, name, '--help']);
      for (const option of call.match(/(?<= )--[a-z-]+/g) ?? []) {
        t.regex(stdout, new RegExp(`${option}\\b`), call);
      }
    }
  });
}
