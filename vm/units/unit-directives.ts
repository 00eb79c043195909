import type {ValueKind} from './value-kind.ts';

const flag = {kind: 'flag'} as const;
const text = {kind: 'text'} as const;
const texts = {kind: 'texts'} as const;
const integer = {kind: 'integer'} as const;
const amount = {kind: 'amount'} as const;

/** The [Unit] directives that a step may set, from systemd.unit(5). Description is missing: it names the step. */
export const unitDirectives = {
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
  JobTimeoutSec: amount,
  JoinsNamespaceOf: texts,
  OnFailure: texts,
  OnSuccess: texts,
  PartOf: texts,
  PropagatesStopTo: texts,
  RefuseManualStart: flag,
  RefuseManualStop: flag,
  Requires: texts,
  RequiresMountsFor: texts,
  Requisite: texts,
  SourcePath: text,
  StartLimitBurst: integer,
  StartLimitIntervalSec: amount,
  StopPropagatedFrom: texts,
  StopWhenUnneeded: flag,
  Upholds: texts,
  Wants: texts,
} as const satisfies Readonly<Record<string, ValueKind>>;
