import {mkdir, writeFile} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import {MachineryError} from '../../../../harness/errors/machinery-error.ts';
import {CommandError} from '../../../../harness/process/command-error.ts';
import {run} from '../../../../harness/process/run.ts';
import type {Refusal} from '../../../refusal/refusal.ts';
import {explainNixError} from '../../../units/explain-nix-error.ts';
import {renderSteps} from '../../../units/render-steps.ts';
import {requireProgram} from '../../../units/require-program.ts';
import type {StepUnit} from '../../../units/step-unit.ts';
import type {NixpkgsChoice} from './parse-nixpkgs.ts';

export type EvaluateRefusedOptions = {
  /** Folder for the step. */
  folder: string;
  step: StepUnit;
  /** What the host's NIX_PATH says without it. */
  nixpkgs: NixpkgsChoice | undefined;
  signal?: AbortSignal;
};

const expressions = resolve(import.meta.dirname, '../../../nix/apart.nix');

/**
 * Asks the host's Nix what a nixpkgs says of the units of a step. Nothing is built, and nothing of the host changes.
 *
 * @throws MachineryError when it cannot be asked.
 */
export const evaluateRefused = async ({
  folder,
  step,
  nixpkgs,
  signal,
}: EvaluateRefusedOptions): Promise<Refusal> => {
  const startedAt = new Date().toISOString();
  const startMs = performance.now();
  const file = join(folder, `refused-${step.number}.nix`);
  const text = renderSteps([step]);
  await mkdir(folder, {recursive: true});
  await writeFile(file, text);
  const asked = (words: string | undefined): Refusal => ({
    ...(words === undefined ? {} : {words}),
    startedAt,
    durationMs: performance.now() - startMs,
  });
  try {
    await run(
      requireProgram('nix-instantiate', 'nix-bin'),
      [
        ...['--eval', '--strict', '--readonly-mode', '--show-trace'],
        ...['--option', 'extra-experimental-features', 'flakes'],
        '--expr',
        `import (/. + ${JSON.stringify(expressions)}) { nixpkgs = ${nixpkgsExpression(nixpkgs)}; steps = /. + ${JSON.stringify(file)}; number = ${step.number}; }`,
      ],
      {deathSignal: 'TERM', ...(signal === undefined ? {} : {signal})},
    );
    return asked(undefined);
  } catch (error) {
    if (!(error instanceof CommandError) || signal?.aborted === true) {
      throw error;
    }
    const {message, step: owner} = explainNixError(error.stderr, text, file);
    if (owner === undefined) {
      const words = error.stderr.trimEnd().split('\n').slice(-15).join('\n');
      throw new MachineryError(
        `step ${step.number} could not be evaluated: ${message}\nNix wrote last:\n${words}`,
        {
          cause: error,
        },
      );
    }
    return asked(message);
  }
};

const nixpkgsExpression = (nixpkgs: NixpkgsChoice | undefined): string =>
  nixpkgs === undefined
    ? '<nixpkgs>'
    : 'path' in nixpkgs
      ? `/. + ${JSON.stringify(nixpkgs.path)}`
      : `(builtins.getFlake ${JSON.stringify(nixpkgs.ref)}).outPath`;
