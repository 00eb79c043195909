import {buildSync} from 'esbuild';

/** The viewer with all that it imports as one script, which may stand in a page. */
export const bundleViewer = (main: string): string => {
  const {outputFiles} = buildSync({
    entryPoints: [main],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    charset: 'ascii',
    legalComments: 'inline',
    // It would look for a tsconfig.json upwards, which the package has none of.
    tsconfigRaw: {},
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
};
