import type {Machine} from '../../../harness/machine/machine.ts';
import type {ExecLine} from '../exec/exec-line.ts';
import {judge} from '../judge/judge.ts';
import {observe} from '../judge/observation.ts';
import type {Verdict} from '../judge/verdict.ts';
import type {Exposure} from '../../probe/exposure.ts';
import {InspectionRun, type TwinRequest} from '../run/inspection-run.ts';
import type {TwinRun} from '../run/twin-run.ts';
import {exampleDirectory} from '../table/entry/example-directory.ts';
import {seenDirectives} from '../table/seen-directives.ts';
import {directoriesOf} from '../machine/directories-of.ts';
import {makeTwin} from '../twin/make-twin.ts';
import {probeProgram} from '../twin/probe-program.ts';
import {declaredIn} from '../unit/declared.ts';
import {parseLocated} from '../unit/parse-located.ts';
import {knowledgeFor} from '../../systemd/knowledge-for.ts';

/** What the table says of a directive's example, of a service that has it and of one that has not. */
export type TriedDirective = {
  readonly directive: string;
  /** Undefined when this systemd does not know it. */
  readonly isKnown: boolean;
  /** Undefined also when another line than ExecStart=, or a user's manager, was asked for. */
  readonly without: Verdict | undefined;
  readonly with: Verdict | undefined;
  /** How the twin ended that told nothing, and what PID 1 said. */
  readonly ended: string;
};

/** Twins of one command, so that each ends within its time. */
const chunk = 24;

/**
 * Runs, for each directive that a probe can see, a service with it and one without, and judges both.
 *
 * @param options.exec the command in whose place the probe runs; then only services that have the directive are tried
 * @param options.user an ordinary user whose manager runs them, on a machine that ends; then, too. Default: the system's
 */
export const tryDirectives = async (
  machine: Machine,
  probe: Uint8Array,
  {
    names = Object.keys(seenDirectives),
    exec,
    user,
  }: {
    readonly names?: readonly string[];
    readonly exec?: Pick<ExecLine, 'kind' | 'prefix'>;
    readonly user?: string;
  } = {},
): Promise<TriedDirective[]> => {
  await using run = new InspectionRun(machine, {isThrownAway: user !== undefined, user});
  const {survey} = await run.begin(probe, []);
  const knowledge = knowledgeFor(survey.systemd);
  const settingsOf = (lines: readonly string[]) =>
    parseLocated({
      name: 'example.service',
      files: [{path: 'example.service', text: ['[Service]', ...lines].join('\n')}],
    });
  const tried: TriedDirective[] = [];
  for (let from = 0; from < names.length; from += chunk) {
    const some = names.slice(from, from + chunk);
    const contexts = some.map((name) => seenDirectives[name]?.example.slice(1) ?? []);
    const units = some.map((name, index) => [
      ...(contexts[index] ?? []),
      `${name}=${seenDirectives[name]?.example[0] ?? ''}`,
    ]);
    const twinOf = (lines: readonly string[]) => (output: string) =>
      makeTwin({
        name: 'example.service',
        settings: settingsOf(lines),
        ...(exec === undefined ? {} : {exec}),
        look: Object.values(directoriesOf(survey.userManager)).map((base) => `${base}/${exampleDirectory}`),
        folder: run.folder,
        program: probeProgram(run.folder, output, 4000 * machine.timeoutFactor),
        survey,
      });
    // Those without come first: they share folders with those that have the directive.
    const without = contexts.map((lines) => ({make: twinOf(lines)}));
    const having = units.map((lines) => ({make: twinOf(lines)}));
    // The table holds for any line and manager; of another it is what is taken away that is asked.
    const before = exec === undefined && user === undefined ? await run.run(without) : undefined;
    const after = await run.run(having);
    for (const [index, directive] of some.entries()) {
      const declared = declaredIn(settingsOf(units[index] ?? []));
      const verdictIn = (twin: TwinRun | undefined, outside: Exposure, complaints: readonly string[]) =>
        judge({
          declared,
          observation: twin?.exposure === undefined ? undefined : observe(twin.exposure, outside),
          whyUnseen: `${twin?.result ?? ''} ${String(twin?.status)} ${twin?.said.join('; ') ?? ''}`,
          names: survey,
          userManager: survey.userManager,
          knowledge,
          complaints,
          ...(exec === undefined ? {} : {exec}),
        }).find((verdict) => verdict.directive === directive);
      const runOf = (of: typeof after, request: TwinRequest | undefined) =>
        request === undefined ? undefined : of.ran.get(request)?.run;
      const twin = runOf(after, having[index]);
      tried.push({
        directive,
        isKnown: knowledge.directives.Service.includes(directive),
        without:
          before === undefined ? undefined : verdictIn(runOf(before, without[index]), before.outside, []),
        with: verdictIn(twin, after.outside, twin?.said ?? []),
        ended: `${twin?.result ?? ''} ${String(twin?.status)}: ${twin?.said.join('; ') ?? ''}`,
      });
    }
  }
  return tried;
};
