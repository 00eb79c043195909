import {readFileSync} from 'node:fs';
import {join, relative} from 'node:path';
import ts from 'typescript';

/** That the file `from` imports the file `to`; paths are from the project's folder. */
export type SourceImport = {readonly from: string; readonly to: string; readonly line: number};

/** Every import between the files of a project that its tsconfig.json includes, types too, resolved as tsc does. */
export const sourceImports = (project: string): SourceImport[] => {
  const read = ts.readConfigFile(join(project, 'tsconfig.json'), (path) => ts.sys.readFile(path));
  const {fileNames, options} = ts.parseJsonConfigFileContent(read.config, ts.sys, project);
  return fileNames.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    return ts.preProcessFile(text, true, true).importedFiles.flatMap(({fileName, pos}): SourceImport[] => {
      const {resolvedModule: found} = ts.resolveModuleName(fileName, file, options, ts.sys);
      return found === undefined || found.isExternalLibraryImport === true
        ? []
        : [
            {
              from: relative(project, file),
              to: relative(project, found.resolvedFileName),
              line: text.slice(0, pos).split('\n').length,
            },
          ];
    });
  });
};
