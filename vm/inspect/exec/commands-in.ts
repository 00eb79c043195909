/**
 * The commands of one value of ExecStart= and its kind. Several are separated by a word that is a semicolon; in quotes, and
 * escaped, it is part of a command.
 */
export const commandsIn = (value: string): string[] => {
  const commands = [''];
  for (const [word] of value.matchAll(
    /\s+|(?:\\.|"(?:\\.|[^"\\])*(?:"|$)|'(?:\\.|[^'\\])*(?:'|$)|[^\s])+/gs,
  )) {
    if (word === ';') {
      commands.push('');
    } else {
      commands.push(`${commands.pop() ?? ''}${word}`);
    }
  }
  return commands.map((command) => command.trim()).filter((command) => command !== '');
};
