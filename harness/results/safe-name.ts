/** Bytes of a file's name that leave room for a suffix in the kernel's 255. */
const longest = 120;

/**
 * A file name made of any text: letters, digits and `._+@=-` stay, runs of others become one `-`. Never empty,
 * hidden, `.` or `..`; also good on file systems and in archives that refuse colons.
 */
export const safeName = (text: string): string => {
  const name = text
    .normalize('NFKD')
    .replaceAll(/[^\w.+@=-]+/g, '-')
    .replace(/^[-.]+/, '')
    .slice(0, longest)
    .replace(/[-.]+$/, '');
  return name === '' ? 'unnamed' : name;
};
