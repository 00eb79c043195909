/** What of an error that came of importing the file at `path` is for who wrote it: where in the file, and what, in one line. */
export const whyNotImported = (
  error: unknown,
  path: string,
): {readonly line?: number; readonly text: string} => {
  const {message, stack = ''} = error instanceof Error ? error : new Error(String(error));
  // Of a compiler, which tells the file in its words.
  const told = /^(?<file>\/.*):(?<line>\d+):\d+: ERROR: (?<text>.*)$/m.exec(message)?.groups;
  if (told?.file === path) {
    return {line: Number(told.line), text: told.text ?? ''};
  }
  const [text = ''] = (told?.text ?? message).split('\n');
  const from = stack
    .split(path)
    .slice(1)
    .flatMap((rest) => /^(?:\?[^:\s]*)?:(\d+)/.exec(rest)?.[1] ?? [])[0];
  return {...(from === undefined ? {} : {line: Number(from)}), text: text === '' ? 'it throws' : text};
};
