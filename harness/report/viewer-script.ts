import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {bundleViewer} from './bundle-viewer.ts';
import {viewerBundle} from './viewer-bundle.ts';

/** The page's script: a checkout bundles it of the viewer's source, the package has it so. */
export const viewerScript = (): string => {
  const bundle = join(import.meta.dirname, viewerBundle);
  return existsSync(bundle)
    ? readFileSync(bundle, 'utf8')
    : bundleViewer(join(import.meta.dirname, 'viewer/main.ts'));
};
