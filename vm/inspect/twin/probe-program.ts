import type {TwinProgram} from './twin-program.ts';

/** Levels of folders that are told: `/var/lib`, and not what is in it, but for what the unit names. */
const depth = 2;

/**
 * The probe, to be run in a twin.
 *
 * @param folder that it lies in
 * @param output file that it is to write to
 * @param deadlineMs milliseconds after which it tells what it has
 */
export const probeProgram = (folder: string, output: string, deadlineMs: number): TwinProgram => ({
  // Not truncated by what is started after the probe.
  lines: ['TimeoutStartSec=60', `StandardOutput=append:${output}`, 'StandardError=null'],
  command: (looked, asked) =>
    [
      `${folder}/probe --deadline ${deadlineMs} --depth ${depth}`,
      ...looked.map((path) => `--look ${path}`),
      ...asked.map((fact) => `--${fact}`),
    ].join(' '),
});
