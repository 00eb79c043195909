import {randomUUID} from 'node:crypto';
import {JsonPart} from './json-part.ts';

/** What `JSON.stringify` makes of a value, which may have parts that are made already, and a newline: in UTF-8. */
export const jsonBytes = (value: unknown, indent: number): Buffer => {
  const parts: Buffer[] = [];
  // Nothing that a guest has said can be the same.
  const place = randomUUID();
  const around = JSON.stringify(
    value,
    (_, each: unknown) => {
      if (!(each instanceof JsonPart)) {
        return each;
      }
      parts.push(each.bytes);
      return place;
    },
    indent,
  ).split(`"${place}"`);
  return Buffer.concat([
    ...around.flatMap((text, index) => [Buffer.from(text), ...parts.slice(index, index + 1)]),
    Buffer.from('\n'),
  ]);
};
