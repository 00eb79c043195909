import {readFile} from 'node:fs/promises';
import {z} from 'zod';
import {MachineryError} from '../../../../harness/errors/machinery-error.ts';

const shape = z.strictObject({
  /** Store paths by the name that they have in /etc. */
  etc: z.record(z.string(), z.string().startsWith('/nix/store/')),
  /** What a system with the steps has otherwise than one without them, beside that. */
  unlike: z.array(z.string()),
});

export type UnitsFile = z.infer<typeof shape>;

/**
 * Reads the `units` of vm/nixos/saved-guest.nix.
 *
 * @throws MachineryError when it is something else.
 */
export const readUnitsFile = async (file: string): Promise<UnitsFile> => {
  try {
    return shape.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    throw new MachineryError(`${file} is not what vm/nixos/saved-guest.nix makes`, {cause: error});
  }
};
