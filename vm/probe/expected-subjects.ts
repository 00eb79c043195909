import type {ExpectedExposure} from './expected-exposure.ts';
import {SubjectList} from './subject-list.ts';
import type {Subjects} from './subjects.ts';

/** What is expected, as facts; all but those that are about what there is. */
export const expectedSubjects = (expected: ExpectedExposure): Subjects => {
  const list = new SubjectList();
  const {identity = {}, capabilities = {}, interfaces, namespaces = {}} = expected;
  const {groups, securebits, ...single} = identity;
  for (const [name, value] of Object.entries(single)) {
    list.add(name, String(value));
  }
  for (const [group, names] of [
    ['group', groups],
    ['securebit', securebits],
    ['interface', interfaces],
    ...Object.entries(capabilities).map(([set, names]) => [`${set} capability`, names] as const),
  ] as const) {
    if (names !== undefined) {
      list.addAll(group, names);
    }
  }
  list.addSome('namespace', namespaces);
  list.addSome('can', expected.can ?? {});
  list.addSome('family', expected.families ?? {});
  list.addSome('socket', expected.sockets ?? {});
  list.addSome('loopback', expected.loopback ?? {});
  list.addSome('tunable', expected.tunables ?? {});
  list.addSome('secret', expected.secrets ?? {});
  list.addSome('cgroup', expected.cgroup ?? {});
  list.addSome('path', expected.paths ?? {});
  return list;
};
