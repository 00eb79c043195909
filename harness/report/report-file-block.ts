/** What a file of a run is to the page. */
export type FileRole = 'console' | 'journal' | 'units' | 'tree' | 'text';

/** A file of a run, as the page has it. */
export type ReportFileBlock = {
  readonly role: FileRole;
  /** From the results folder. */
  readonly path: string;
  /** Ids of what it is of; one of a whole suite has no case. */
  readonly suite: string;
  readonly case?: string;
  /** Size of the file. */
  readonly bytes: number;
  /** `FileLines`, or `TreeNode[]` of a tree, `packed`; absent when there was no room for it. */
  readonly data?: string;
};
