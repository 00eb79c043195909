import {randomBytes} from 'node:crypto';

/**
 * A command for a POSIX shell that writes a text to a file, byte for byte but for a newline at its end if it has none.
 *
 * @param file as a word of the shell
 */
export const hereDocument = (file: string, text: string): string => {
  // Nothing in the text ends it.
  const end = `END-${randomBytes(8).toString('hex')}`;
  return `cat >${file} <<'${end}'\n${text}${text.endsWith('\n') ? '' : '\n'}${end}`;
};
