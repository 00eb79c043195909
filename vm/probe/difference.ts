/** Where an exposure is not what it must be. */
export type Difference = {
  readonly subject: string;
  readonly expected: string;
  readonly actual: string;
  /** Whether the service can do more or less than it must; `other` when it cannot be said. */
  readonly breadth: 'wider' | 'narrower' | 'other';
};
