import {UsageError} from '../../../harness/errors/usage-error.ts';
import {knownDirectives} from '../../systemd/known-directives.ts';
import {nearest} from '../../units/nearest.ts';
import {daemonDirectives} from '../table/daemon-directives.ts';

/** What a twin has of a unit's section `[Unit]`. */
const ofUnit = 'JoinsNamespaceOf';

/**
 * The name of a directive that can be taken away in a twin, as the user wrote it: `PrivateTmp` or `PrivateTmp=`.
 *
 * @param option that it was given by, as in `--relax`
 * @throws UsageError for one that no systemd knows, with the nearest name, and for one that no twin has.
 */
export const relaxableDirective = (text: string, option: string): string => {
  const name = text.replace(/=$/, '');
  if (daemonDirectives.has(name)) {
    throw new UsageError(
      `${option} ${text}: ${name}= says how the daemon is run, and no twin has it; allowed: what bears on the sandbox`,
    );
  }
  const known = new Set([ofUnit, ...knownDirectives('Service')]);
  if (known.has(name)) {
    return name;
  }
  if (name.includes('=')) {
    throw new UsageError(
      `${option} ${text}: all settings of a directive are taken away; allowed: its name, ${name.split('=')[0] ?? ''}`,
    );
  }
  const like = nearest(
    name,
    [...known].filter((each) => !daemonDirectives.has(each)),
  );
  throw new UsageError(
    `${option} ${text}: no systemd knows a directive of that name${like === undefined ? '' : `; the nearest name is ${like}`}`,
  );
};
