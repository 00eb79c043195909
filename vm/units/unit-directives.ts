import {allDirectives} from './all-directives.ts';

const flag = {kind: 'flag'} as const;
const text = {kind: 'text'} as const;
const texts = {kind: 'texts'} as const;
const integer = {kind: 'integer'} as const;
const amount = {kind: 'amount'} as const;

/** The [Unit] directives that a step may set: all that some systemd knows, but for Description, which names the step. */
export const unitDirectives = allDirectives('Unit', {
  After: texts,
  AllowIsolate: flag,
  AssertPathExists: texts,
  Before: texts,
  BindsTo: texts,
  CollectMode: {kind: 'choice', words: ['inactive', 'inactive-or-failed']},
  ConditionPathExists: texts,
  Conflicts: texts,
  DefaultDependencies: flag,
  Documentation: texts,
  IgnoreOnIsolate: flag,
  JobRunningTimeoutSec: amount,
  JobTimeoutSec: amount,
  JoinsNamespaceOf: texts,
  OnFailure: texts,
  OnSuccess: texts,
  PartOf: texts,
  PropagatesReloadTo: texts,
  PropagatesStopTo: texts,
  RefuseManualStart: flag,
  RefuseManualStop: flag,
  ReloadPropagatedFrom: texts,
  Requires: texts,
  RequiresMountsFor: texts,
  Requisite: texts,
  SourcePath: text,
  StartLimitBurst: integer,
  StartLimitIntervalSec: amount,
  StopPropagatedFrom: texts,
  StopWhenUnneeded: flag,
  SurviveFinalKillSignal: flag,
  Upholds: texts,
  Wants: texts,
  WantsMountsFor: texts,
});
