import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {vmReportFile} from './vm-report-file.ts';

test('what a VM has said of itself is read as it was written; what is damaged is not', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'vm-report-'));
  t.teardown(async () => rm(folder, {recursive: true, force: true}));
  const report = {
    steps: new Map([
      [5, {store: {symlink: '/nix/store/x'}}],
      [7, {store: {}}],
    ]),
    complaints: new Map([[5, [{file: 'test5@.service', line: 2, words: "Unknown key 'X'"}]]]),
    generation: '2025',
    facts: {systemd: 262, systemdVersion: '262-1', kernel: '7.2'},
  } as const;
  await vmReportFile.write(folder, report);
  t.deepEqual(await vmReportFile.read(folder), report);
  // A systemd that cannot be asked has nothing to complain of that is known.
  const {complaints, ...silent} = report;
  await vmReportFile.write(folder, silent);
  t.deepEqual(await vmReportFile.read(folder), silent);
  t.is(complaints.size, 1);
  await writeFile(join(folder, 'guest.json'), '{"steps": {}, "generation": "1999", "facts": {}}');
  await t.throwsAsync(vmReportFile.read(folder));
});
