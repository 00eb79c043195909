/** A kind of process that a run has. */
type Victim = {
  /** What its command line has in it. */
  readonly mark: RegExp;
  /** What the run says when it was killed while it was needed. */
  readonly told: RegExp;
};

/** The kinds of processes of a run, the first that fits. */
export const victims = {
  harness: {mark: /scripts\/confinement\.js/, told: /^$/},
  AVA: {mark: /ava\/entrypoints\/cli/, told: /\(AVA\) ended \(/},
  "AVA's worker": {mark: /ava\/lib\/worker/, told: /\(AVA\) ended \(/},
  QEMU: {mark: /^(?:\S*\/)?qemu-system/, told: /QEMU ended/},
  Nix: {mark: /(?:^|\/)nix(?:-\S+)?(?: |$)/, told: /nix/i},
  // What a run starts for a moment, and what watches over the others.
  other: {mark: /^/, told: /./},
} as const satisfies Readonly<Record<string, Victim>>;

export type VictimName = keyof typeof victims;
