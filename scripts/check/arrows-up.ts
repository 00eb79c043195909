import type {SourceImport} from './source-imports.ts';

/** The roots from below to above; index.ts is above all of them but the commands, which do not use it. */
const roots = ['harness', 'vm', 'steps', 'scripts', 'index.ts'];

const height = (path: string): number => roots.indexOf(path.split('/')[0] ?? '');

/** The imports of a root by one that is below it. */
export const arrowsUp = (imports: readonly SourceImport[]): SourceImport[] =>
  imports.filter(({from, to}) => height(to) > height(from));
