import type {CodeBlock} from './code-block.ts';
import type {Sample} from './sample.ts';

/**
 * The commands of a block of the language `console`: each begins with `$ `, and what it prints follows.
 *
 * @throws Error for a block that begins with anything else.
 */
export const samplesOf = ({line: first, text}: CodeBlock): Sample[] => {
  const samples: {line: number; command: string; output: string[]}[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const last = samples.at(-1);
    if (line.startsWith('$ ')) {
      samples.push({line: first + 1 + index, command: line.slice(2), output: []});
    } else if (last === undefined) {
      throw new Error(`line ${first}: begins with no command; allowed: $ and a command`);
    } else {
      last.output.push(line);
    }
  }
  return samples.map((sample) => ({...sample, output: withoutEmptyEnd(sample.output)}));
};

const withoutEmptyEnd = (lines: readonly string[]): string[] => {
  const end = lines.findLastIndex((line) => line !== '');
  return lines.slice(0, end + 1);
};
