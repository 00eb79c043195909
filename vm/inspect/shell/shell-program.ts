import type {Candidate} from '../service/candidate.ts';
import type {TwinProgram} from '../twin/twin-program.ts';

/** Whether a word may stand in `Environment=` as it is. */
const isPlain = (word: string): boolean => /^[\w.+-]+$/.test(word);

/**
 * A shell, to be run in a twin, by the static bash that lies in a folder with enter.sh.
 *
 * @param terminal what kind of terminal it is on, as in `xterm`; undefined when it reads and writes pipes. Which one it is, as
 *   `TTYPath=`, is still to be said.
 */
export const shellProgram = (
  folder: string,
  terminal: string | undefined,
  {declared}: Pick<Candidate, 'declared'>,
): TwinProgram => ({
  lines: [
    'TimeoutStartSec=infinity',
    // An interactive shell goes on at SIGTERM.
    'SendSIGHUP=yes',
    'TimeoutStopSec=5',
    'IgnoreSIGPIPE=no',
    ...(terminal === undefined
      ? [
          `StandardInput=file:${folder}/stdin`,
          `StandardOutput=file:${folder}/stdout`,
          `StandardError=file:${folder}/stderr`,
        ]
      : [
          // It has a session already, that of the login.
          'StandardInput=tty-force',
          'StandardOutput=inherit',
          'StandardError=inherit',
          ...(isPlain(terminal) ? [`Environment=TERM=${terminal}`] : []),
          // With any other policy terminals are allowed.
          ...(declared.get('DevicePolicy')?.values.at(-1) === 'strict' ? ['DeviceAllow=char-pts rw'] : []),
        ]),
  ],
  command: () => `${folder}/bash ${folder}/enter.sh`,
});
