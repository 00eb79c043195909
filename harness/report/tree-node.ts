/** How much a thing lets one do, from nothing to all. */
export type Breadth = 'none' | 'little' | 'some' | 'all';

/** Something with a name and perhaps a value, which may be shown folded with what is below it. */
export type TreeNode = {
  readonly name: string;
  readonly value?: string;
  readonly breadth?: Breadth;
  readonly below?: readonly TreeNode[];
};
