import {randomBytes} from 'node:crypto';
import type {Machine} from '../../harness/machine/machine.ts';
import {mustSucceed} from '../../harness/machine/must-succeed.ts';
import {quote} from '../../harness/process/quote.ts';
import {askScript} from './ask-script.ts';
import {parseVerification} from './parse-verification.ts';
import {withoutPrograms} from './without-programs.ts';
import type {Verifier} from './verifier.ts';

export type MachineVerifierOptions = {
  /** Told in one line when the machine's systemd cannot be asked. */
  readonly onWarning: (line: string) => void;
  /** Whether a program that the machine does not have yet will be there when the units are. Default: none will. */
  readonly brings?: (program: string) => Promise<boolean>;
  readonly signal?: AbortSignal;
};

/** Milliseconds, before the machine's factor: a hundred units take a quarter of a second. */
const verifyMs = 60_000;

/** What ends the script where systemd-analyze is missing, or as old as before systemd 250. */
const isAble =
  'systemd-analyze --help 2>/dev/null | grep -q -e --recursive-errors || { echo =unable; exit; }';

/**
 * Has the systemd of a machine look at units there. Files that are brought lie in the folder of a transient unit, which systemd
 * takes away with that, whatever ends it: that takes root. Units that the machine has itself anybody may have looked at.
 */
export const machineVerifier = (
  machine: Machine,
  {onWarning, brings, signal}: MachineVerifierOptions,
): Verifier => {
  let isWarned = false;
  return {
    async verify(units, files) {
      const isBrought = files.size > 0;
      const words = ['/bin/sh', '-eus', '--', ...units].map(quote).join(' ');
      const result = await mustSucceed(
        machine,
        isBrought ? `${inUnit(machine.timeoutFactor)} ${words}` : words,
        {
          input: [isAble, `units=${isBrought ? '$RUNTIME_DIRECTORY' : ''}`, await askScript(files)].join(
            '\n',
          ),
          timeoutMs: verifyMs,
          ...(signal === undefined ? {} : {signal}),
        },
        `${machine.name}: its systemd cannot look at the units`,
      );
      const text = result.stdout.toString('utf8');
      if (text === '=unable\n') {
        if (!isWarned) {
          onWarning(
            `${machine.name}: its systemd-analyze, if it has one, is older than systemd 250: nobody has looked at the units for what is ignored in them`,
          );
        }
        isWarned = true;
        return undefined;
      }
      const verification = parseVerification(text);
      return brings === undefined ? verification : withoutPrograms(verification, brings);
    },
  };
};

/** The beginning of a command that runs in a transient unit with a folder of its own, for so long as both are needed. */
const inUnit = (timeoutFactor: number): string => {
  const name = `confinement-verify-${randomBytes(4).toString('hex')}`;
  const words = [
    ...['exec', 'systemd-run', '--quiet', '--collect', '--pipe', '--wait', `--unit=${name}.service`],
    '--description=Looks at units for confinement-harness',
    ...[`--property=RuntimeDirectory=${name}`, '--property=RuntimeDirectoryMode=0700'],
    `--property=RuntimeMaxSec=${Math.ceil((verifyMs * timeoutFactor) / 1000)}`,
  ];
  // On NixOS, a service of its own would find no programs.
  return `${words.map(quote).join(' ')} --setenv=PATH="$PATH"`;
};
