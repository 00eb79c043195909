import {join} from 'node:path';
import ts from 'typescript';
import {packageFolder} from '../project/project.ts';

/**
 * What the compiler has to say of files that are not there: by the path from the project's folder at which each would lie, its text.
 * `confinement-harness` is `index.ts`.
 */
export const typeErrors = (
  files: ReadonlyMap<string, string>,
): {file: string; line: number; words: string}[] => {
  const read = ts.readConfigFile(join(packageFolder, 'tsconfig.json'), (path) => ts.sys.readFile(path));
  const options: ts.CompilerOptions = {
    ...ts.parseJsonConfigFileContent(read.config, ts.sys, packageFolder).options,
    paths: {'confinement-harness': [join(packageFolder, 'index.ts')]},
  };
  const texts = new Map([...files].map(([path, text]) => [join(packageFolder, path), text]));
  const host = ts.createCompilerHost(options);
  const program = ts.createProgram([...texts.keys()], options, {
    ...host,
    fileExists: (path) => texts.has(path) || host.fileExists(path),
    readFile: (path) => texts.get(path) ?? host.readFile(path),
    getSourceFile: (path, version, ...more) => {
      const text = texts.get(path);
      return text === undefined
        ? host.getSourceFile(path, version, ...more)
        : ts.createSourceFile(path, text, version);
    },
  });
  return [...files.keys()].flatMap((file) => {
    const source = program.getSourceFile(join(packageFolder, file));
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({start = 0, messageText}) => ({
        file,
        line: (source?.getLineAndCharacterOfPosition(start).line ?? 0) + 1,
        words: ts.flattenDiagnosticMessageText(messageText, ' '),
      }),
    );
  });
};
