import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {format, resolveConfig} from 'prettier';
import {cli} from '../cli.ts';
import {packageFolder} from '../project/project.ts';
import {commandsPage} from './commands-page.ts';
import {directivesPage} from './directives-page.ts';
import {filesPage} from './files-page.ts';
import {scriptHelps} from './script-helps.ts';

// `npm run reference [-- --check]`: writes docs/reference/ from the code, or tells which page is not what the code says.
const pages = {
  'docs/reference/commands.md': commandsPage(cli.program, await scriptHelps()),
  'docs/reference/directives.md': directivesPage(),
  'docs/reference/files.md': filesPage(),
};
const check = process.argv.includes('--check');
for (const [name, text] of Object.entries(pages)) {
  const file = join(packageFolder, name);
  const formatted = await format(text, {...(await resolveConfig(file)), filepath: file});
  if (!check) {
    writeFileSync(file, formatted);
  } else if (formatted !== readFileSync(file, 'utf8')) {
    process.stderr.write(`${name}: is not what the code says; npm run reference writes it\n`);
    process.exitCode = 1;
  }
}
