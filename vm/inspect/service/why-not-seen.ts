import {saysLittle} from '../../diagnosis/says-little.ts';
import {settingsAtFault} from '../../diagnosis/settings-at-fault.ts';
import {syscallInWords} from '../../diagnosis/syscall-in-words.ts';
import type {SystemdKnowledge} from '../../systemd/systemd-knowledge.ts';
import type {UserManager} from '../machine/user-manager.ts';
import type {TwinRun} from '../run/twin-run.ts';
import type {LocatedSetting} from '../unit/located-setting.ts';
import type {Candidate} from './candidate.ts';
import {signalName} from './signal-name.ts';

/** Why a twin's probe told nothing: a problem of the unit on this machine, or something that the unit does to what runs in it. */
export type WhyNotSeen = {readonly problem: string} | {readonly unseen: string};

type Knowledge = Pick<SystemdKnowledge, 'exitStatuses' | 'syscallGroups'>;

/**
 * Reads off why a twin's probe told nothing, and which of the directives that the unit declares is at fault.
 *
 * @param program what ran in the twin
 */
export const whyNotSeen = (
  {result, status, wasKilled, syscall, said}: Omit<TwinRun, 'exposure' | 'score'>,
  knowledge: Knowledge,
  unit: Pick<Candidate, 'declared' | 'settings'> & {readonly userManager?: UserManager | undefined},
  program: 'probe' | 'shell' = 'probe',
): WhyNotSeen => {
  const {declared} = unit;
  const early = program === 'probe' ? ' before it could tell anything' : '';
  const words = shortened(said.find((line) => !saysLittle(line)));
  if (wasKilled) {
    return {
      unseen:
        signalName(status) === 'SIGSYS'
          ? `the filter of system calls ended the ${program} (SIGSYS${syscall === undefined ? '' : `, ${syscallInWords(syscall, knowledge.syscallGroups)}`})${early}`
          : `the ${program} was ended (${signalName(status)})${early}`,
    };
  }
  const last = (name: string) => declared.get(name)?.values.at(-1);
  const name = knowledge.exitStatuses[String(status)];
  // Whether they are there is no matter for a user's manager: it may become none of them.
  const [user, group] = unit.userManager === undefined ? [last('User'), last('Group')] : [];
  if (name === 'USER' && user !== undefined) {
    return {problem: `its user ${user} does not exist there`};
  }
  if (name === 'GROUP' && group !== undefined) {
    return {problem: `its group ${group} does not exist there`};
  }
  if (status >= 200 && name !== undefined) {
    // One that an empty assignment has taken back is not declared.
    const settings = unit.settings.filter((each) => each.section === 'Service' && declared.has(each.name));
    const fault = faultOf(settingsAtFault({status: name, words, settings}));
    return {
      problem: `systemd cannot start a process for it: ${status}/${name}${words === undefined ? '' : `: ${words}`}${fault}`,
    };
  }
  if (result === 'timeout') {
    return {unseen: `the ${program} did not end in time`};
  }
  if (words !== undefined) {
    return {problem: `systemd does not start it: ${words}`};
  }
  return status > 0
    ? {unseen: `the ${program} failed with exit status ${status}`}
    : {problem: `systemd does not start it: ${said.at(-1) ?? `result ${result}`}`};
};

/** Values of any length stand in what PID 1 says. */
const shortened = (words: string | undefined): string | undefined =>
  words !== undefined && words.length > 240 ? `${words.slice(0, 237)}...` : words;

/** More than these are told as how many they are. */
const mostTold = 3;

const faultOf = (settings: readonly LocatedSetting[]): string => {
  const at = settings.at(-1);
  if (at === undefined) {
    return '';
  }
  const names = [...new Set(settings.map(({name}) => name))];
  if (names.length === 1) {
    return `; it is ${at.name}= (${at.file}:${String(at.line)}): --relax ${at.name} does without`;
  }
  const told = names.slice(0, mostTold).map((name) => `${name}=`);
  const more = names.length - told.length;
  return `; it is one of ${told.join(', ')}${more === 0 ? '' : ` and ${String(more)} more`}: --relax does without`;
};
