/** A value as it stands in a JSON document: made once, to be taken into one again and again. */
export class JsonPart {
  /** In UTF-8. */
  readonly bytes: Buffer;

  /**
   * @param indent spaces of a level of the document
   * @param depth at how many levels of it the value stands
   */
  constructor(value: object, {indent, depth}: {readonly indent: number; readonly depth: number}) {
    // No newline of a JSON text is one of a string's.
    const text = JSON.stringify(value, undefined, indent).replaceAll('\n', `\n${' '.repeat(indent * depth)}`);
    this.bytes = Buffer.from(text);
  }
}
