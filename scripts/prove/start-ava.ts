import {createWriteStream} from 'node:fs';
import {relative} from 'node:path';
import {execa} from 'execa';
import {withParentDeathSignal} from '../../harness/process/with-parent-death-signal.ts';
import {shardVariables} from '../options/ci-shard.ts';
import {avaFile, isCheckout, packageFolder, programFile} from '../project/project.ts';

/** The steps as AVA tests, and, where they are compiled, a configuration for them; paths are from `packageFolder`. */
const steps = relative(packageFolder, programFile('../../steps/steps.test', import.meta.url));
const config = isCheckout
  ? []
  : [`--config=${relative(packageFolder, programFile('ava.config', import.meta.url))}`];

export type AvaEnd = {exitStatus: number | undefined; signal: string | undefined};

/**
 * Starts AVA on the steps. What it prints waits for the file that it is to go to, as the session tells more. It dies with this
 * process.
 */
export const startAva = (
  env: Readonly<Record<string, string>>,
): {ended: Promise<AvaEnd>; logTo: (file: string) => void; stop: () => void} => {
  const child = execa(
    ...withParentDeathSignal(process.execPath, [avaFile, ...config, '--timeout=2h', steps]),
    {
      cwd: packageFolder,
      // AVA would split its files among the machines of a CI job; here it has one, and the steps are ours to split.
      env: {
        ...env,
        NO_COLOR: '1',
        FORCE_COLOR: '0',
        ...Object.fromEntries(shardVariables.map((name) => [name, undefined])),
      },
      stdin: 'ignore',
      all: true,
      buffer: false,
      reject: false,
    },
  );
  return {
    ended: child.then(({exitCode, signal}) => ({exitStatus: exitCode, signal})),
    logTo: (file) => void child.all.pipe(createWriteStream(file)),
    stop: () => child.kill('SIGKILL'),
  };
};
