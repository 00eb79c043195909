import type {MachineNames} from '../values/machine-names.ts';
import type {UserManager} from './user-manager.ts';

/** Something that lies in one of the folders in which systemd makes those of services. */
export type FoundEntry = {
  /** Permission bits, as in `750`. */
  readonly mode: string;
  readonly uid: number;
  readonly gid: number;
  readonly isLink: boolean;
};

/** What there is on a machine before anything is started there. */
export type MachineSurvey = MachineNames & {
  /** Major version of systemd, as in 257. */
  readonly systemd: number;
  /** As `systemctl --version` has it in parentheses. */
  readonly systemdVersion: string;
  readonly kernel: string;
  /** Numbers of the first groups of users, by their names. */
  readonly userGroups: ReadonlyMap<string, number>;
  readonly entries: ReadonlyMap<string, FoundEntry>;
  /** Of whom the manager is; absent for the system's. */
  readonly userManager?: UserManager;
};
