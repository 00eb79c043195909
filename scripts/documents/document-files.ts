import {readdirSync} from 'node:fs';
import {join} from 'node:path';

/** The documents for people, by their paths in the project; the changelog tells of what is gone, too, and is none. */
export const documentFiles = (project: string): string[] => [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'llms.txt',
  'steps/README.md',
  'test-results/README.md',
  ...readdirSync(join(project, 'docs'), {recursive: true, encoding: 'utf8'})
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => `docs/${name}`),
];
