/** Environment variable by which the processes of one exec are found again. */
const mark = 'HARNESS_EXEC';

/** The command for the guest's shell with a mark, which all that it starts inherits. `id` is unique, hexadecimal. */
export const marked = (id: string, command: string): string => `export ${mark}=${id}\n${command}`;

/**
 * A shell script that ends every process that has the mark in its environment, and the shell that has it in its command
 * line. Signals over SSH would not do: sshd passes none on for root, and a process that left its group would get none.
 */
export const endMarked = (id: string): string => {
  // The bracket keeps the pattern from matching the command line that it stands in.
  const pattern = `${mark}=[${id.slice(0, 1)}]${id.slice(1)}`;
  // Again until there is none: what a process starts while they are looked for would live on.
  return [
    'for round in $(seq 50); do',
    `  found=$(grep -lz ${pattern} /proc/[0-9]*/environ /proc/[0-9]*/cmdline 2>/dev/null)`,
    '  [ -n "$found" ] || break',
    '  for file in $found; do pid=${file#/proc/}; kill -KILL "${pid%%/*}" 2>/dev/null; done',
    '  sleep 0.05',
    'done',
  ].join('\n');
};
