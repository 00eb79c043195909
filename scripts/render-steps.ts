import {writeFile} from 'node:fs/promises';
import {relative} from 'node:path';
import {main} from './main.ts';
import {renderedSteps} from '../steps/kit/rendered-steps.ts';

// `npm run render-steps`: writes the steps into vm/nixos/rendered-steps.nix, for who builds a NixOS by Nix alone.
await main(async () => {
  const {file, text} = await renderedSteps();
  await writeFile(file, text);
  process.stdout.write(`${relative(process.cwd(), file)} is written\n`);
  return 0;
});
