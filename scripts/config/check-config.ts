import {UsageError} from '../../harness/errors/usage-error.ts';
import {nearest} from '../../vm/units/nearest.ts';
import {configSchema} from './config-schema.ts';
import type {Config} from './define-config.ts';

/**
 * Checks what a configuration exports.
 *
 * @param file its name, for messages
 * @throws UsageError that names the file, the key and what is allowed, in one line.
 */
export const checkConfig = (file: string, exported: unknown): Config => {
  const {data, error} = configSchema.safeParse(exported);
  const issue = error?.issues[0];
  if (issue === undefined) {
    return data ?? {};
  }
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    const known = Object.keys(configSchema.shape);
    const meant = nearest(key, known);
    throw new UsageError(
      `${file}: ${key}: no such key${meant === undefined ? '' : `; did you mean ${meant}?`}; allowed: ${known.join(', ')}`,
    );
  }
  throw new UsageError([file, ...issue.path.slice(0, 1).map(String), issue.message].join(': '));
};
