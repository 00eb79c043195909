/** A document with its code taken out, that in blocks and that in lines; all else stays in the line in which it is. */
export const withoutCode = (document: string): string => {
  let fence: string | undefined;
  return document
    .split('\n')
    .map((line) => {
      const [found] = /^`{3,}/.exec(line) ?? [];
      if (fence === undefined && found === undefined) {
        return line.replaceAll(/(`+)(?!`).*?(?<!`)\1(?!`)/g, '');
      }
      if (fence === undefined) {
        fence = found;
      } else if (line.trim() === fence) {
        fence = undefined;
      }
      return '';
    })
    .join('\n');
};
