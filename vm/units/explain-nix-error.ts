import {dropStoreHashes} from './drop-store-hashes.ts';
import {stepAtLine} from './step-at-line.ts';

export type NixFailure = {
  /** The cause in one line. */
  message: string;
  /** The step that Nix was at, as far as Nix' output tells. */
  step: number | undefined;
  /** The derivation whose builder failed, then those that depend on it; empty when Nix could not evaluate. */
  derivations: string[];
};

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/**
 * The setting in a line of a module that Nix points at; '' when its message names one, or there is none. Nix 2.8 begins
 * with where it was when it failed, which may be within a function of lib: who called that comes next.
 */
const settingAt = (message: string, excerpts: string): string => {
  const lines = [...excerpts.matchAll(/^\s*\d+\|(?<code>.*)\n\s*\|\s*\^/gm)].slice(0, 3);
  const [setting] = lines.flatMap(
    ({groups}) => /\b(?:serviceConfig|unitConfig|confinement)\.\w+/.exec(groups?.code ?? '') ?? [],
  );
  return setting === undefined || message.includes(setting) ? '' : ` (${setting})`;
};

/**
 * The last error message with its continuation lines. Nix 2.8 prints the message first and its trace
 * after it, 2.26 the other way round, under a line "error:" of its own; NixOS begins that of a failed assertion on the next
 * line.
 */
const evaluationMessage = (stderr: string): string => {
  const start = [...stderr.matchAll(/^[^\S\n]*error:(?: |[^\S\n]*\n\s*Failed assertions:\s*- )(?=\S)/gm)].at(
    -1,
  );
  if (start === undefined) {
    return oneLine(stderr.trimEnd().split('\n').at(-1) ?? '');
  }
  const rest = stderr.slice(start.index + start[0].length);
  // The message ends where a position or the trace begins, or nixos-rebuild has its say.
  const end = /\n\s*(?:at \S+:\d+(?::\d+)?:|… |\(stack trace|Command '.*' returned non-zero|\n)/.exec(rest);
  const message = oneLine(end === null ? rest : rest.slice(0, end.index));
  return message + (end === null ? '' : settingAt(message, rest.slice(end.index)));
};

/**
 * Reduces what nix-build wrote to its cause.
 *
 * @param stderr of nix-build with --show-trace
 * @param stepsText the rendered steps
 * @param stepsFile the file that nix-build read them from
 */
export const explainNixError = (stderr: string, stepsText: string, stepsFile: string): NixFailure => {
  // "builder for '…' failed", "N dependencies of derivation '…' failed"; newer versions "Cannot build '…'" for
  // both, the failed one first.
  const derivations = [
    ...stderr.matchAll(
      /error: (?:builder for|\d+ dependencies of derivation|Cannot build) '(\/nix\/store\/[^']+\.drv)'/g,
    ),
  ].flatMap(([, derivation]) => derivation ?? []);
  const failed = derivations[0];
  if (failed !== undefined) {
    const step = /-test(\d+)-/.exec(derivations.join('\n'))?.[1];
    return {
      message: `building ${failed.replace(/^\/nix\/store\/[^-]+-(.+)\.drv$/, '$1')} failed`,
      step: step === undefined ? undefined : Number(step),
      derivations,
    };
  }

  const message = dropStoreHashes(evaluationMessage(stderr));
  const marked = /while evaluating step (\d+) of the harness/.exec(stderr)?.[1];
  const named =
    /\btest(\d+)@/.exec(message)?.[1] ??
    // What the real module builds for a service.
    /while evaluating derivation 'test(\d+)-/.exec(stderr)?.[1];
  // First the service that the real module's options and assertions name: they all are checked on the way to
  // any step.
  const step = named ?? marked;
  if (step !== undefined) {
    return {message, step: Number(step), derivations: []};
  }
  // A syntax error: Nix had not come to a step yet.
  const position = stderr.indexOf(`${stepsFile}:`);
  const line = position === -1 ? undefined : /^:(\d+)/.exec(stderr.slice(position + stepsFile.length))?.[1];
  return {
    message,
    step: line === undefined ? undefined : stepAtLine(stepsText, Number(line)),
    derivations: [],
  };
};
