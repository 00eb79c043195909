import {writeFile} from 'node:fs/promises';
import {relative} from 'node:path';
import {Command} from 'commander';
import {main} from './main.ts';
import {parseScriptOptions} from './options/parse-script-options.ts';
import {renderedSteps} from '../steps/kit/rendered-steps.ts';

// `npm run render-steps`: writes the steps into vm/nixos/rendered-steps.nix, for who builds a NixOS by Nix alone.
const command = new Command('npm run render-steps --').description(
  'Writes the steps into vm/nixos/rendered-steps.nix, for who builds a NixOS by Nix alone.',
);

await main(async () => {
  if (parseScriptOptions(command, process.argv.slice(2), 'render-steps') === undefined) {
    return 0;
  }
  const {file, text} = await renderedSteps();
  await writeFile(file, text);
  process.stdout.write(`${relative(process.cwd(), file)} is written\n`);
  return 0;
});
