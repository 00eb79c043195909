import {UsageError} from '../../../harness/errors/usage-error.ts';
import {type DebianGuest, debianGuest} from './debian-guest.ts';
import {debianNames} from './debian-names.ts';
import {debianSuite} from './image/suites.ts';

/**
 * Reads `debian` or `debian:SUITE`, as `--guest` has it.
 *
 * @param allowed what may be written there, for the message
 * @throws UsageError for anything else.
 */
export const parseDebianGuest = (text: string, allowed = debianNames.join(', ')): DebianGuest => {
  const found = /^debian(?::(?<suite>[^:]+))?$/.exec(text);
  if (found === null) {
    throw new UsageError(`--guest ${text}: no such guest; allowed: ${allowed}`);
  }
  return debianGuest(debianSuite(found.groups?.suite ?? 'trixie'));
};
