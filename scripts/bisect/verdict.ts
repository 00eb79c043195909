/** What proving the steps, or inspecting the service, with one revision of nixpkgs, or on one guest, has shown. */
export type Verdict =
  | {readonly kind: 'good'}
  | {readonly kind: 'bad'; readonly failures: readonly Failure[]}
  /** Nothing can be said: the units could not be made. */
  | {readonly kind: 'skip'; readonly reason: string};

/** A step that failed, and why; or a service that is wider, and how. */
export type Failure = {
  readonly title: string;
  /** Complete in itself; may have several lines. */
  readonly message: string;
};
