import test from 'ava';
import {printable} from './printable.ts';

const cases: [title: string, text: string, expected: string][] = [
  ['colour codes are dropped', '\u001B[1;31mred\u001B[0m', 'red'],
  ['links of terminals are dropped', '\u001B]8;;http://x\u0007text\u001B]8;;\u0007', 'text'],
  ['text between a colour code and a bell stays', '\u001B[31mred\u0007', 'red␇'],
  ['other codes of a terminal are dropped', '\u001B[?25l\u001B[2Ka\u001B(B\u001B]0;title\u001B\\b', 'ab'],
  ['a bell, a NUL and a lone escape are shown', '\u0007\0\u001B', '␇␀␛'],
  ['DEL and C1 controls are shown', '\u007F\u0085', '␡\uFFFD'],
  ['tabs and newlines stay, CR LF becomes LF, a lone CR is shown', 'a\tb\r\nc\rd', 'a\tb\nc␍d'],
  ['lone surrogates and non-characters are replaced', 'a\uD800b\uDC00\uFFFE', 'a\uFFFDb\uFFFD\uFFFD'],
  ['emoji and other scripts stay', '👩‍🚀 ünï 漢', '👩‍🚀 ünï 漢'],
];

for (const [title, text, expected] of cases) {
  test(title, (t) => {
    t.is(printable(text), expected);
  });
}
