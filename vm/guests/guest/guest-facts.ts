import {MachineryError} from '../../../harness/errors/machinery-error.ts';
import type {Machine} from '../../../harness/machine/machine.ts';

/** What a guest tells about itself. */
export type GuestFacts = {
  /** Major version, as in 257. */
  readonly systemd: number;
  /** Full version, as in `257.13-1~deb13u1`. */
  readonly systemdVersion: string;
  /** Kernel release, as `uname -r` prints it. */
  readonly kernel: string;
};

/** Asks a guest what it is. */
export const guestFacts = async (machine: Machine): Promise<GuestFacts> => {
  const [version = '', kernel = ''] = (
    await machine.succeed('systemctl --version | head -n 1; uname -r')
  ).split('\n');
  const match = /^systemd (?<major>\d+) \((?<full>[^)]+)\)/.exec(version);
  if (match?.groups === undefined) {
    throw new MachineryError(
      `${machine.name}: systemctl --version says "${version}", not which systemd it is`,
    );
  }
  return {
    systemd: Number(match.groups.major),
    systemdVersion: match.groups.full ?? '',
    kernel,
  };
};
