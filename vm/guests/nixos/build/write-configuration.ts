import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {renderSteps} from '../../../units/render-steps.ts';
import type {StepUnit} from '../../../units/step-unit.ts';

const guest = fileURLToPath(new URL('../../../nixos/guest.nix', import.meta.url));

/**
 * Writes the configuration of a NixOS guest with the units of the steps into `folder`, and resolves to its file.
 *
 * @throws UsageError for a wrong step.
 */
export const writeConfiguration = async (
  folder: string,
  steps: readonly StepUnit[],
  authorizedKey: string,
): Promise<string> => {
  await mkdir(folder, {recursive: true});
  await writeFile(join(folder, 'steps.nix'), renderSteps(steps));
  const file = join(folder, 'configuration.nix');
  // A path with blanks or the like can only be written as a string.
  await writeFile(
    file,
    [
      `import (/. + ${JSON.stringify(guest)}) {`,
      '  steps = ./steps.nix;',
      `  authorizedKeys = [ ${JSON.stringify(authorizedKey.trim())} ];`,
      '}',
      '',
    ].join('\n'),
  );
  return file;
};
