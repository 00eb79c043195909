/** What values a unit directive takes, as data, so that one table gives both the types and the checks. */
export type ValueKind =
  /** true or false. */
  | {readonly kind: 'flag'}
  /** One line of text. */
  | {readonly kind: 'text'}
  /** One line of text, or several: one directive for each. */
  | {readonly kind: 'texts'}
  /** An integer. */
  | {readonly kind: 'integer'}
  /** A time span (a bare number counts seconds) or a size (bytes), as an integer or in systemd's own notation. */
  | {readonly kind: 'amount'}
  /** One of the words. */
  | {readonly kind: 'choice'; readonly words: readonly string[]}
  /** true, false or one of the words. */
  | {readonly kind: 'flagOr'; readonly words: readonly string[]}
  /** true, false, an integer, a line of text, or several: what of it is right, systemd says. */
  | {readonly kind: 'any'};
