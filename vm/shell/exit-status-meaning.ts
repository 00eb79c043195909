import {directivesOfStatus} from '../diagnosis/directives-of-status.ts';
import {knownSystemds} from '../systemd/known-systemds.ts';

const meanings: Readonly<Record<number, string>> = {
  126: 'the shell found the command, but could not run it (its interpreter or loader may not be among the packages of its root)',
  127: 'the shell did not find the command: it is not among the packages of its root, or not on PATH',
  200: 'CHDIR: systemd could not change to WorkingDirectory=',
  203: 'EXEC: systemd could not run ExecStart=: the program, its interpreter or its loader is not among the packages of its root, or /nix cannot be entered',
  209: 'STDOUT: systemd could not set up standard output',
  216: 'GROUP: systemd could not change to Group=',
  217: 'USER: systemd could not change to User=',
  226: 'NAMESPACE: systemd could not set up the mounts of the confinement; its journal names the path',
  233: 'RUNTIME_DIRECTORY: systemd could not make RuntimeDirectory=',
  238: 'STATE_DIRECTORY: systemd could not make StateDirectory=',
};

/** From here on are those of systemd itself, but for 255, which anything may end with. */
const first = 200;
const last = 254;

/** More directives than these are told as how many they are. */
const mostTold = 5;

/** What an exit status means that people look up otherwise (systemd.exec(5), bash(1)); undefined for others. */
export const exitStatusMeaning = (status: number): string | undefined => {
  const name = status >= first && status <= last ? nameOf(status) : undefined;
  return meanings[status] ?? (name === undefined ? undefined : `${name}: ${whatFailed(name)}`);
};

/** As the newest systemd that has it calls it. */
const nameOf = (status: number): string | undefined =>
  knownSystemds.findLast(({exitStatuses}) => Object.hasOwn(exitStatuses, status))?.exitStatuses[status];

const whatFailed = (name: string): string => {
  const directives = directivesOfStatus[name] ?? [];
  const told = directives.slice(0, mostTold).map((each) => (each === 'Limit' ? 'Limit…=' : `${each}=`));
  const more = directives.length - told.length;
  const [only] = told;
  if (only === undefined) {
    return 'systemd could not start the program';
  }
  return told.length === 1
    ? `systemd could not do what ${only} says`
    : `systemd could not do what one of ${told.join(', ')}${more === 0 ? '' : ` and ${more} more`} says`;
};
