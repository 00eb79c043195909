import type {Difference} from '../../probe/difference.ts';

/** How much what a fact says matters, by what its subject begins with; the first that fits counts. What many facts say of one kind grows slowly. */
const weights: readonly (readonly [subject: RegExp, weight: number])[] = [
  [/^can (finit-module|init-module|kexec|ioperm|bpf|open-by-handle|inspect-init)$/, 16],
  [
    /^(effective|bounding) capability (sys_admin|sys_module|sys_rawio|sys_ptrace|bpf|mac_admin|mac_override)$/,
    16,
  ],
  [/^(device|tunable|secret) /, 10],
  [/^(uid|noNewPrivs|seccomp)$/, 10],
  [/^can (mount|fsopen|ptrace|setns|mknod|reboot|new-user-namespace|other-architecture)$/, 8],
  [/^namespace (user|net)$/, 8],
  [/^(path|cgroup|socket|family|loopback) /, 5],
  [/^(can|effective capability|bounding capability) /, 4],
  [/^(mount|proc|namespace) /, 3],
  [/./, 1],
];

/** How much a directive closes of what an exposure says: a number for putting several in order, and nothing else. */
export const weightOf = (closes: readonly Pick<Difference, 'subject'>[]): number => {
  const counts = new Map<number, number>();
  for (const {subject} of closes) {
    const kind = weights.findIndex(([of]) => of.test(subject));
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].reduce(
    (sum, [kind, count]) => sum + (weights[kind]?.[1] ?? 0) * Math.log2(1 + count),
    0,
  );
};
