import type {BuiltUnits} from './built-units.ts';
import {unitFiles} from './unit-files.ts';
import {unitNames} from './unit-names.ts';

const read = new WeakMap<BuiltUnits, ReturnType<typeof unitFiles>>();

/**
 * The unit files of a step as `systemctl cat` shows those of a machine, without asking one: each below where it lies in the
 * store, as machines have their links elsewhere. Undefined when there are none, as of a step that Nix is to refuse.
 */
export const catUnits = async (built: BuiltUnits, step: number): Promise<string | undefined> => {
  // Of all steps at once, when the first is asked for.
  const reading = read.get(built) ?? unitFiles(built);
  read.set(built, reading);
  const files = [...((await reading).get(step) ?? [])];
  if (files.length === 0) {
    return undefined;
  }
  const {socket, service} = unitNames(step);
  const isFurther = ([path]: (typeof files)[number]) => path !== socket && !path.startsWith(service);
  return [...files.filter((file) => !isFurther(file)), ...files.filter(isFurther)]
    .map(([path, text]) => `# ${built.storePath}/lib/systemd/system/${path}\n${text.trimEnd()}\n`)
    .join('\n');
};
