import {mkdir, writeFile} from 'node:fs/promises';
import {join, relative} from 'node:path';
import {Command} from 'commander';
import {parseGuest} from '../vm/guests/parse-guest.ts';
import {debianNames} from '../vm/guests/debian/debian-names.ts';
import {askSystemd} from '../vm/systemd/ask-systemd.ts';
import {formatDirectiveNames} from '../vm/systemd/format-directive-names.ts';
import {formatKnowledge} from '../vm/systemd/format-knowledge.ts';
import {knowledgeFile} from '../vm/systemd/known-systemds.ts';
import type {SystemdKnowledge} from '../vm/systemd/systemd-knowledge.ts';
import {Workspace} from '../vm/workspace/workspace.ts';
import {main} from './main.ts';
import {packageFolder} from './project/project.ts';
import {parseScriptOptions} from './options/parse-script-options.ts';

// `npm run systemd-data`: asks the systemd of each Debian guest what it knows, and writes that to vm/systemd/data/, and to
// vm/units/ which directives there are.
const command = new Command('npm run systemd-data --').description(
  'Asks the systemd of each Debian guest what it knows (directives, exit statuses, groups of system calls), and writes that to vm/systemd/data/, and to vm/units/ which directives there are.',
);

await main(async ({progress, signal}) => {
  if (parseScriptOptions(command, process.argv.slice(2), 'systemd-data') === undefined) {
    return 0;
  }
  await using workspace = await Workspace.open({
    acceleration: 'auto',
    onProgress: (line) => progress.detail('systemd-data', line),
    onWarning: (line) => progress.say(line),
    signal,
  });
  const told: SystemdKnowledge[] = [];
  const write = async (file: string, text: string): Promise<void> => {
    await writeFile(file, text);
    process.stdout.write(`${relative(process.cwd(), file)} is written\n`);
  };
  for (const name of debianNames) {
    const files = workspace.run.file(name.replace(':', '-'));
    await mkdir(files);
    await using guest = await parseGuest(name).openBare(workspace, {name, files, signal});
    const knowledge = await askSystemd(guest.machine);
    told.push(knowledge);
    await write(knowledgeFile(knowledge.systemd), formatKnowledge(knowledge));
    progress.done(name);
  }
  await write(join(packageFolder, 'vm/units/directive-names.ts'), formatDirectiveNames(told));
  return 0;
});
