import type {Machine} from '../../harness/machine/machine.ts';
import {quote} from '../../harness/process/quote.ts';
import {invocationLink} from '../units/invocation-link.ts';

/** A unit that systemd has started and not yet forgotten. */
export type StartedUnit = {
  readonly name: string;
  /** It is started, or about to be, or not yet stopped; else it has ended, or failed. */
  readonly runs: boolean;
};

/**
 * Units that a pattern matches, that have been started and that systemd still knows: those that run, and those that have
 * failed or have just ended.
 *
 * systemctl is asked only where systemd has a link for one of them: mostly there is none.
 *
 * @param pattern the name of a unit, or one with `*` in it
 * @param folder runtime directory of theirs, which is told as one that runs when it is left without them: systemd takes away the
 *   link first, and the folder some moments later
 */
export const startedUnits = async (
  machine: Machine,
  pattern: string,
  folder?: string,
): Promise<StartedUnit[]> => {
  const links = pattern.split('*').map(quote).join('*');
  const listing = await machine.succeed(
    [
      `for link in ${invocationLink(links)}; do [ -L "$link" ] && exec systemctl list-units --all --plain --no-legend --no-pager ${quote(pattern)}; break; done`,
      ...(folder === undefined ? [] : [`[ ! -e ${quote(folder)} ] || echo ${quote(folder)} folder active`]),
    ].join('; '),
  );
  return listing.split('\n').flatMap((line) => {
    const [name = '', , activeState] = line.trim().split(/\s+/);
    return activeState === undefined
      ? []
      : [{name, runs: activeState !== 'inactive' && activeState !== 'failed'}];
  });
};
