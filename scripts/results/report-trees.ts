import type {TreeNode} from '../../harness/report/tree-node.ts';
import {exposureTree} from './exposure-tree.ts';

/** The files of a case that its report shows as trees, and how. */
export const reportTrees: Readonly<Record<string, (content: string) => readonly TreeNode[]>> = {
  'exposure.json': exposureTree,
};
