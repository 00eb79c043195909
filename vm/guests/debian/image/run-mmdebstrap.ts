import {run, type RunOptions} from '../../../../harness/process/run.ts';
import type {DebianSuite} from './suites.ts';

export type MmdebstrapOptions = {
  /** All but the suite's own options, its name and the target. */
  readonly args: readonly string[];
  /** Folder for its temporary files. */
  readonly scratch: string;
  /** Milliseconds. */
  readonly timeoutMs: number;
  /** For its hooks. */
  readonly env?: Readonly<Record<string, string>>;
  readonly onLine?: ((line: string) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
};

/**
 * Runs mmdebstrap for a suite, for what its hooks copy out; it keeps nothing.
 *
 * As root, mmdebstrap mounts in the host's own namespace and starts programs that outlive it. In one of its own, all
 * that is gone the moment it ends, however that comes. An ordinary user's mmdebstrap makes such namespaces itself.
 *
 * @throws CommandError when it or a program that it calls fails.
 */
export const runMmdebstrap = async (
  suite: DebianSuite,
  {args, scratch, timeoutMs, env = {}, onLine, signal}: MmdebstrapOptions,
): Promise<void> => {
  const all = [
    '--format=null',
    ...suite.aptOptions.map((option) => `--aptopt=${option}`),
    ...args,
    suite.name,
    '/dev/null',
  ];
  const options: RunOptions = {
    env: {TMPDIR: scratch, LC_ALL: 'C.UTF-8', ...env},
    timeoutMs,
    // As an ordinary user, mmdebstrap cleans up when it is asked to end; as root, its namespace goes with it.
    deathSignal: 'TERM',
    ...(onLine === undefined ? {} : {onLine}),
    ...(signal === undefined ? {} : {signal}),
  };
  await (process.getuid?.() === 0
    ? run(
        'unshare',
        ['--mount', '--pid', '--fork', '--kill-child', '--mount-proc', '--', 'mmdebstrap', ...all],
        options,
      )
    : run('mmdebstrap', all, options));
};
