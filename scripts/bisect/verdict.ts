/** What proving the steps on one revision of nixpkgs, or one guest, has shown. */
export type Verdict =
  | {readonly kind: 'good'}
  | {readonly kind: 'bad'; readonly failures: readonly Failure[]}
  /** Nothing can be said: the units could not be made. */
  | {readonly kind: 'skip'; readonly reason: string};

/** A step that failed, and why. */
export type Failure = {
  readonly title: string;
  /** Complete in itself; may have several lines. */
  readonly message: string;
};
