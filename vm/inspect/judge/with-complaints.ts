import type {Complaint} from '../../lint/complaint.ts';
import {seenDirectives} from '../table/seen-directives.ts';
import {unseenDirectives} from '../table/unseen-directives.ts';
import type {LocatedSetting} from '../unit/located-setting.ts';
import {parseLocated} from '../unit/parse-located.ts';
import type {UnitSource} from '../unit/unit-source.ts';
import type {Verdict} from './verdict.ts';

/**
 * Verdicts on a service, with what systemd complains of in its files: a directive of which it ignores something is not in force, also
 * one that says only how the daemon is run, which no twin has.
 */
export const withComplaints = (
  verdicts: readonly Verdict[],
  {source, settings: left}: {readonly source: UnitSource; readonly settings: readonly LocatedSetting[]},
  complaints: readonly Complaint[],
): readonly Verdict[] => {
  const settings = parseLocated(source);
  // What was taken away on purpose is no matter.
  const isLeft = ({file, line}: LocatedSetting) =>
    left.some((each) => each.file === file && each.line === line);
  const told = new Map(verdicts.map((verdict) => [verdict.directive, verdict]));
  for (const {file, line = 0, words, meant} of complaints) {
    // It names the last line of one that goes on over several, which begins above.
    const at = settings.findLast((setting) => setting.file === file && setting.line <= line);
    const before = at === undefined ? undefined : told.get(at.name);
    if (at === undefined || !isLeft(at) || before?.state === 'not in force') {
      continue;
    }
    told.set(at.name, {
      directive: at.name,
      value: at.value,
      subject: (seenDirectives[at.name] ?? unseenDirectives[at.name])?.subject ?? 'identity',
      checks: [],
      ...before,
      state: 'not in force',
      said: words,
      ...(meant === undefined ? {} : {why: `did you mean ${meant}?`}),
      at: `${file}:${at.line}`,
    });
  }
  return [...told.values()];
};
