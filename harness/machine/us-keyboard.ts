/** The keys of a US keyboard by the character that they give without shift, as QEMU names them (QKeyCode of QMP). */
const plain: Readonly<Record<string, string>> = {
  '\n': 'ret',
  '\t': 'tab',
  ' ': 'spc',
  '-': 'minus',
  '=': 'equal',
  '[': 'bracket_left',
  ']': 'bracket_right',
  ';': 'semicolon',
  "'": 'apostrophe',
  '`': 'grave_accent',
  '\\': 'backslash',
  ',': 'comma',
  '.': 'dot',
  '/': 'slash',
};

/** Characters that shift gives, and the ones of the same keys without it, in the same order. */
const shifted = '!@#$%^&*()_+{}:"~|<>?';
const unshifted = "1234567890-=[];'`\\,./";

/**
 * The keys that type a character on a US keyboard, as `sendKey` takes them: `shift-a` for `A`; undefined when it has none
 * for it.
 */
export const keysOf = (character: string): string | undefined => {
  if (/^[a-z0-9]$/.test(character)) {
    return character;
  }
  if (/^[A-Z]$/.test(character)) {
    return `shift-${character.toLowerCase()}`;
  }
  const at = shifted.indexOf(character);
  if (at >= 0 && character.length === 1) {
    return `shift-${keysOf(unshifted.charAt(at)) ?? ''}`;
  }
  return Object.hasOwn(plain, character) ? plain[character] : undefined;
};
