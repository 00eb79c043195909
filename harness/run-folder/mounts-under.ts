/**
 * The mount points at or below a folder, in the order in which they were mounted, read from the text of
 * /proc/PID/mountinfo. `folder` must be absolute and free of symbolic links.
 */
export const mountsUnder = (folder: string, mountinfo: string): string[] =>
  mountinfo
    .split('\n')
    .map((line) => line.split(' ')[4])
    .filter((path) => path !== undefined)
    .map(unescapeOctal)
    .filter((path) => path === folder || path.startsWith(`${folder}/`));

/** The kernel writes blanks, tabs, newlines and backslashes of a path as three octal digits a byte. */
const unescapeOctal = (path: string): string =>
  path.replaceAll(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));
