/** A text's beginning and end when it has more than so many bytes of UTF-8, and how much is left out between them. */
export const limitedText = (text: string, mostBytes: number): string => {
  const bytes = Buffer.from(text);
  if (bytes.length <= mostBytes) {
    return text;
  }
  const half = Math.floor(mostBytes / 2);
  const first = withoutPart(bytes.subarray(0, half).toString('utf8'));
  const last = withoutPart(bytes.subarray(bytes.length - half).toString('utf8'));
  return `${first}\n[… ${bytes.length - 2 * half} bytes are left out here]\n${last}`;
};

/** A character that was cut in two is none. */
const withoutPart = (text: string): string => text.replaceAll(/^\uFFFD+|\uFFFD+$/g, '');
