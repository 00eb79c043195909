import {existsSync, readdirSync} from 'node:fs';

/**
 * Files that runs have left in a folder and that a document does not name, each kind once: by its name, without the number that one gets
 * whose name was taken.
 */
export const unnamedFiles = (folder: string, document: string): string[] => {
  if (!existsSync(folder)) {
    return [];
  }
  const names = readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((each) => each.isFile())
    .map(({name}) => name.replace(/-\d+(?=\.[a-z]+$)/, ''));
  return [...new Set(names)].filter(
    (name) => !document.includes(`\`${name}\``) && !document.includes(`/${name}\``),
  );
};
