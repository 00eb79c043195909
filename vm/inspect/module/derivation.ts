/** What a derivation says of itself. */
export type Derivation = {
  /** Store paths. */
  readonly outputs: readonly string[];
  /** Derivations and files that it is made of. */
  readonly inputs: readonly string[];
  readonly variables: ReadonlyMap<string, string>;
};

/**
 * Reads the text of a `.drv`: but for its brackets it is JSON.
 *
 * @throws SyntaxError for another text.
 */
export const parseDerivation = (text: string): Derivation => {
  const json = text
    .replace(/^Derive/, '')
    .replaceAll(/"(?:[^"\\]|\\.)*"|[()]/gs, (part) => (part === '(' ? '[' : part === ')' ? ']' : part));
  const [outputs, inputs, sources, , , , variables] = JSON.parse(json) as [
    [name: string, path: string, ...unknown[]][],
    [path: string, ...unknown[]][],
    string[],
    string,
    string,
    string[],
    [name: string, value: string][],
  ];
  return {
    outputs: outputs.map(([, path]) => path),
    inputs: [...inputs.map(([path]) => path), ...sources],
    variables: new Map(variables),
  };
};
