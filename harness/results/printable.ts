const escape = '\u001B';

/** Colours and cursor movements: ECMA-48 control sequences. */
const controlSequence = `${escape}\\[[0-?]*[ -/]*[@-~]`;

/** Window titles and links, up to a BEL or ESC \. */
const systemCommand = `${escape}\\][^\u0007${escape}\n]*(?:\u0007|${escape}\\\\)`;

/** `ESC ( B` and the like, which select a character set. */
const characterSet = `${escape}[()][0-9A-Z]`;

// Not node's stripVTControlCharacters: it takes the text between a colour code and a BEL for a part of the code.
const terminalCodes = new RegExp([controlSequence, systemCommand, characterSet].join('|'), 'g');

/**
 * Text as it may stand in a report or on a terminal, whatever a guest wrote: colour codes are dropped, other control
 * characters are shown as their pictures (U+2400 …) or as U+FFFD, half surrogates and non-characters as U+FFFD. Tabs
 * and newlines stay. Every character of the result is allowed in XML 1.0.
 */
export const printable = (text: string): string =>
  text
    .replaceAll(terminalCodes, '')
    .replaceAll('\r\n', '\n')
    .replaceAll(/(?![\n\t])\p{Cc}/gu, picture)
    .replaceAll(/[\p{Cs}\uFFFE\uFFFF]/gu, '\uFFFD');

const picture = (control: string): string => {
  const code = control.charCodeAt(0);
  if (code === 0x7f) {
    return '\u2421';
  }
  return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\uFFFD';
};
