import type {SectionOf} from '../../probe/exposure-document.ts';
import {isDynamicId} from '../../probe/is-dynamic-id.ts';

/** Names of users and groups, by their numbers there. */
export type NumberNames = {
  readonly users: ReadonlyMap<number, string>;
  readonly groups: ReadonlyMap<number, string>;
};

/** What systemd makes up for `DynamicUser=` is another from one machine to the next. */
const nameOf = (id: number, names: ReadonlyMap<number, string>): string =>
  isDynamicId(id) ? 'dynamic' : (names.get(id) ?? String(id));

/** All numbers that there are. */
const everyId = 4_294_967_295;

const mapOf = (rows: SectionOf<'identity'>['uidMap'], names: ReadonlyMap<number, string>): string => {
  if (rows === null) {
    return 'unseen';
  }
  return rows
    .map(([inside, outside, count]) => {
      if (inside === 0 && outside === 0 && count === everyId) {
        return 'all';
      }
      const [own, theirs] = [nameOf(inside, names), nameOf(outside, names)];
      return inside === outside && count === 1 ? own : `${own} is ${theirs}, ${String(count)} of them`;
    })
    .join('; ');
};

/** Facts of an identity, users and groups by their names: their numbers are another on the next machine. */
export const lockedIdentity = (
  facts: Readonly<Record<string, string>>,
  {uidMap, gidMap, uid, gid, groups}: SectionOf<'identity'>,
  names: NumberNames,
): Record<string, string> => {
  const named = (ids: readonly number[], of: ReadonlyMap<number, string>): string =>
    [...new Set(ids.map((id) => nameOf(id, of)))].length === 1
      ? nameOf(ids[0] ?? 0, of)
      : ids.map((id) => nameOf(id, of)).join('/');
  const others = Object.entries(facts).filter(([subject]) => !subject.startsWith('group '));
  return {
    ...Object.fromEntries(others),
    uid: named(uid, names.users),
    gid: named(gid, names.groups),
    'uid map': mapOf(uidMap, names.users),
    'gid map': mapOf(gidMap, names.groups),
    ...Object.fromEntries(groups.map((group) => [`group ${nameOf(group, names.groups)}`, 'yes'])),
  };
};
