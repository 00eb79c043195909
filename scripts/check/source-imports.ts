import {readFileSync} from 'node:fs';
import {join, relative} from 'node:path';
import ts from 'typescript';

/** That the file `from` imports the file `to`; paths are from the project's folder. */
export type SourceImport = {
  readonly from: string;
  /** A file, or the name of a package or of a module of Node. */
  readonly to: string;
  readonly isPackage: boolean;
  readonly line: number;
};

/** Every import in the files of a project that its tsconfig.json includes, types too, resolved as tsc does. */
export const sourceImports = (project: string): SourceImport[] => {
  const read = ts.readConfigFile(join(project, 'tsconfig.json'), (path) => ts.sys.readFile(path));
  const {fileNames, options} = ts.parseJsonConfigFileContent(read.config, ts.sys, project);
  return fileNames.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    return ts.preProcessFile(text, true, true).importedFiles.map(({fileName, pos}): SourceImport => {
      const {resolvedModule: found} = ts.resolveModuleName(fileName, file, options, ts.sys);
      const path = found?.isExternalLibraryImport === true ? undefined : found?.resolvedFileName;
      return {
        from: relative(project, file),
        to: path === undefined ? fileName : relative(project, path),
        isPackage: path === undefined,
        line: text.slice(0, pos).split('\n').length,
      };
    });
  });
};
