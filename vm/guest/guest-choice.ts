import {UsageError} from '../../harness/errors/usage-error.ts';
import {type Suite, suiteNamed, suites} from '../debian/suites.ts';

/** A guest as the user names it. */
export type GuestChoice = {
  /** The full name, as in `debian:trixie`. */
  readonly name: string;
  readonly suite: Suite;
};

export const defaultGuest = 'debian:trixie';

/**
 * Reads `debian` or `debian:SUITE`.
 *
 * @throws UsageError for anything else, with what is allowed.
 */
export const parseGuest = (text: string): GuestChoice => {
  const [kind, suite, ...rest] = text.split(':');
  if (kind !== 'debian' || rest.length > 0 || suite === '') {
    throw new UsageError(
      `--guest ${text}: no such guest; allowed: ${Object.keys(suites)
        .map((name) => `debian:${name}`)
        .join(', ')}`,
    );
  }
  const found = suiteNamed(suite ?? 'trixie');
  return {name: `debian:${found.name}`, suite: found};
};
