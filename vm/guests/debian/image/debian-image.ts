import type {Workspace} from '../../../workspace/workspace.ts';
import {ensureImage} from './ensure-image.ts';
import type {Image} from './image.ts';
import type {DebianSuite} from './suites.ts';

/** The image of a suite for all machines of a workspace; built when the cache has none. */
export const debianImage = async (workspace: Workspace, suite: DebianSuite): Promise<Image> =>
  workspace.once(`image debian:${suite.name}`, async () => {
    const {onProgress, signal} = workspace.options;
    return ensureImage({
      suite,
      cache: workspace.cache,
      authorizedKey: workspace.key.public,
      onProgress: (line) => onProgress?.(line),
      ...(signal === undefined ? {} : {signal}),
    });
  });
