import type {Shown} from '../../vm/inspect/table/entry/directive-entry.ts';

/** What an exposure must show, in words with the names of facts. */
export const shownWords = (shown: Shown): string => {
  const code = (text: string): string => `\`${text.trim()}\``;
  const all = (texts: readonly string[] = []): string => texts.map(code).join(', ');
  const each = (
    map: Readonly<Record<string, string>> | undefined,
    say: (key: string, value: string) => string,
  ): string[] => Object.entries(map ?? {}).map(([key, value]) => say(key, value));
  const when = (text: string | undefined, say: (of: string) => string): string[] =>
    text === undefined ? [] : [say(code(text))];
  const some = (texts: readonly string[] | undefined, say: (of: string) => string): string[] =>
    texts === undefined ? [] : [say(all(texts))];
  return [
    ...each(shown.is, (fact, value) => `${code(fact)} is ${code(value)}`),
    ...each(shown.not, (fact, value) => `${code(fact)} is not ${code(value)}`),
    ...some(shown.denied, (of) => `not allowed: ${of}`),
    ...when(shown.only, (of) => `no ${of} but those of the list`),
    ...when(shown.allowedOnly, (of) => `allowed of ${of} only those of the list`),
    ...when(shown.all, (of) => `${of} for each of the list`),
    ...when(shown.none, (of) => `${of} for none of the list`),
    ...each(shown.without, (fact, word) => `${code(fact)} has no ${code(word)}`),
    ...each(shown.mount, (path, flag) => `${code(path)} is mounted ${code(flag)}`),
    ...some(shown.machineReadOnly, (of) => `what the machine has at ${of} is mounted \`ro\``),
    ...some(shown.ownMount, (of) => `mounts of its own at ${of}`),
    ...some(shown.hidden, (of) => `nothing to be had at ${of}`),
    ...some(shown.writable, (of) => `writable: ${of}`),
    ...some(shown.readable, (of) => `readable: ${of}`),
    ...each(shown.mode, (path, value) => `the mode of ${code(path)} is ${code(value)}`),
    ...(shown.syscalls === true ? ['none of the calls that it takes is allowed'] : []),
    ...when(shown.someAnswer, (of) => `some call is answered ${of}`),
  ].join(', ');
};
