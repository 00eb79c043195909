import {UsageError} from '../../../harness/errors/usage-error.ts';
import type {ExecKind} from '../exec/exec-kind.ts';
import {execLineOf} from '../exec/exec-line-of.ts';
import {whyNoLine} from '../exec/why-no-line.ts';
import {expandSpecifiers} from '../unit/expand-specifiers.ts';
import type {UserManager} from '../machine/user-manager.ts';
import {relaxSettings} from '../relax/relax-settings.ts';
import type {ServiceProblem} from './inspection.ts';
import {declaredIn} from '../unit/declared.ts';
import {parseLocated} from '../unit/parse-located.ts';
import type {UnitSource} from '../unit/unit-source.ts';
import type {Candidate} from './candidate.ts';

/**
 * What a unit declares, or why it is none of a service.
 *
 * @param relax directives that are taken away
 * @param kind of the command in whose place the probe is to run
 * @param userManager whose unit it is. Default: the system's
 */
export const candidateOf = (
  source: UnitSource,
  relax: readonly string[] = [],
  kind: ExecKind = 'ExecStart',
  userManager?: UserManager,
): Candidate | ServiceProblem => {
  try {
    const settings = parseLocated(source).map((setting) => ({
      ...setting,
      value: expandSpecifiers(setting.value, source.name, userManager?.specifiers),
    }));
    if (!settings.some(({section}) => section === 'Service')) {
      return {
        name: source.name,
        problem: `${source.files[0]?.path ?? source.name}: has no section [Service]`,
      };
    }
    const noLine = whyNoLine(settings, kind);
    if (noLine !== undefined) {
      return {name: source.name, problem: noLine, exec: {kind}};
    }
    const exec = execLineOf(settings, kind) ?? {kind, prefix: '' as const, command: '', at: '', count: 0};
    const left = relaxSettings(settings, relax);
    return 'problem' in left
      ? {name: source.name, problem: left.problem}
      : {source, ...left, exec, declared: declaredIn(left.settings)};
  } catch (error) {
    if (error instanceof UsageError) {
      return {name: source.name, problem: error.message};
    }
    throw error;
  }
};
