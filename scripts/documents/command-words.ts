/**
 * The words of the first command in a line of shell that begins with `npx confinement`, `npm` or `confinement`, up to a pipe, a
 * redirection or a comment; undefined when there is none. Quotes are taken off; nothing is expanded.
 */
export const commandWords = (line: string): string[] | undefined => {
  const [, found] = /(?:^|[|;&] *|\w=\S* )((?:npx )?confinement |npm )/.exec(line) ?? [];
  if (found === undefined) {
    return undefined;
  }
  const words: string[] = [];
  for (const [word] of line.slice(line.indexOf(found)).matchAll(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g)) {
    if (/^(?:[|;&>#]|\d>)/.test(word)) {
      break;
    }
    words.push(word.replaceAll(/'([^']*)'|"([^"]*)"/g, '$1$2'));
  }
  return words;
};
