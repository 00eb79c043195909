import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {run} from '../../harness/process/run.ts';
import {packageFolder, typescriptArguments} from '../project/project.ts';
import type {ScriptHelp} from './commands-page.ts';

/** What the npm scripts that read options say of themselves when they are asked for help. */
export const scriptHelps = async (): Promise<ScriptHelp> => {
  const {scripts} = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {
    scripts: Readonly<Record<string, string>>;
  };
  const readers = Object.entries(scripts).flatMap(([name, line]) => {
    const [, file] = /^node --import=\S+ (scripts\/[\w-]+\.ts)$/.exec(line) ?? [];
    return file !== undefined && /parse\w+Options\(/.test(readFileSync(join(packageFolder, file), 'utf8'))
      ? [{name, file}]
      : [];
  });
  return new Map(
    await Promise.all(
      readers.map(async ({name, file}) => {
        const {stdout} = await run(process.execPath, [...typescriptArguments, file, '--help'], {
          cwd: packageFolder,
        });
        return [name, stdout] as const;
      }),
    ),
  );
};
