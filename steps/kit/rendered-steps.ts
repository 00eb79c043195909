import {fileURLToPath} from 'node:url';
import {loadSteps} from './load-steps.ts';
import {renderSteps} from '../../vm/units/render-steps.ts';

/** The file of the steps that vm/nixos/flake.nix and vm/nixos/configuration.nix read, and what it must hold. */
export const renderedSteps = async (): Promise<{file: string; text: string}> => ({
  file: fileURLToPath(new URL('../../vm/nixos/rendered-steps.nix', import.meta.url)),
  text: `# Made from steps/ by: npm run render-steps\n${renderSteps(await loadSteps())}`,
});
