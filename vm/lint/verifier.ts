import type {Verification} from './verification.ts';

/** Texts of unit files, by their paths in a folder of units, as in `web.service.d/own.conf`. */
export type UnitTexts = ReadonlyMap<string, string>;

/** Has a guest's systemd look at units, wherever that is run. */
export type Verifier = {
  /**
   * @param units names as systemd takes them, a template's with an instance
   * @param files of theirs, which come before what the guest has itself; none where it has them
   * @returns undefined when this systemd cannot be asked
   * @throws MachineryError when it cannot be run.
   */
  readonly verify: (units: readonly string[], files: UnitTexts) => Promise<Verification | undefined>;
};
