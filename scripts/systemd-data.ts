import {mkdir, writeFile} from 'node:fs/promises';
import {relative} from 'node:path';
import {parseGuest} from '../vm/guests/parse-guest.ts';
import {debianNames} from '../vm/guests/debian/debian-names.ts';
import {askSystemd} from '../vm/systemd/ask-systemd.ts';
import {formatKnowledge} from '../vm/systemd/format-knowledge.ts';
import {knowledgeFile} from '../vm/systemd/known-systemds.ts';
import {Workspace} from '../vm/workspace/workspace.ts';
import {main} from './main.ts';

// `npm run systemd-data`: asks the systemd of each Debian guest what it knows, and writes that to vm/systemd/data/.
await main(async ({progress, signal}) => {
  await using workspace = await Workspace.open({
    acceleration: 'auto',
    onProgress: (line) => progress.detail('systemd-data', line),
    onWarning: (line) => progress.say(line),
    signal,
  });
  for (const name of debianNames) {
    const files = workspace.run.file(name.replace(':', '-'));
    await mkdir(files);
    await using guest = await parseGuest(name).openBare(workspace, {name, files, signal});
    const knowledge = await askSystemd(guest.machine);
    const file = knowledgeFile(knowledge.systemd);
    await writeFile(file, formatKnowledge(knowledge));
    progress.done(name);
    process.stdout.write(`${relative(process.cwd(), file)} is written\n`);
  }
  return 0;
});
