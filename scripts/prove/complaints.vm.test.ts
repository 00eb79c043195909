import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {ConfinementRun} from '../testing/confinement-run.ts';

const services = (shipped: string) =>
  `services: () => ({web: {serviceConfig: {Type: 'oneshot', ExecStart: '/usr/bin/true'}, shipped: ${JSON.stringify(shipped)}}})`;
const holds = "test: async ({confined}) => confined.succeed('true')";
const typo = services('[Service]\nPrivateTpm=yes\n');
const files: Readonly<Record<string, string>> = {
  '01-typo.mjs': `export default {description: 'a typo', ${typo}, ${holds}};`,
  '02-meant.mjs': `export default {description: 'meant so', complaints: ["Unknown key 'PrivateTpm'"], ${typo}, ${holds}};`,
  '03-gone.mjs': `export default {description: 'said and gone', complaints: ({systemd}) => systemd > 1 ? ['Unknown key'] : [], ${holds}};`,
  '04-start.mjs': `export default {description: 'does not start', service: () => ({serviceConfig: {User: 'nobodyhere'}}), ${holds}};`,
};

test("a step fails of what systemd ignores in its units, unless it is meant, and tells why they don't start", async (t) => {
  await using run = new ConfinementRun({
    args: ['test', '--steps', 'mine'],
    edit: (project) => {
      mkdirSync(join(project, 'mine'));
      for (const [name, content] of Object.entries(files)) {
        writeFileSync(join(project, 'mine', name), content);
      }
    },
  });
  const {exitCode, stderr} = await run.process;
  t.is(exitCode, 1, stderr);
  const [first, second, third, fourth] = run.cases();
  t.is(first?.status, 'failed');
  t.regex(
    first?.failure?.message ?? '',
    /^command: {2}systemd-analyze verify of the units of step 1 [^]*\| test1-web\.service:2: PrivateTpm=yes\n.*Unknown key 'PrivateTpm' in section \[Service\], ignoring; PrivateTmp=\?$/,
  );
  t.is(second?.status, 'passed', second?.failure?.message);
  t.is(third?.status, 'failed');
  t.regex(third?.failure?.message ?? '', /expected: a complaint with "Unknown key"\n/);
  t.regex(
    fourth?.failure?.message ?? '',
    /\ntest4@\S+\.service did not start: 217\/USER: .*; it is User=nobodyhere \(.*test4@\.service:\d+\)$/,
  );
});
