import type {CodeBlock} from './code-block.ts';

/** The fenced blocks of code of a document, in their order. */
export const codeBlocks = (document: string): CodeBlock[] => {
  const blocks: CodeBlock[] = [];
  let marks = new Map<string, string>();
  let open: {readonly line: number; readonly fence: string; readonly language: string} | undefined;
  let lines: string[] = [];
  for (const [index, line] of document.split('\n').entries()) {
    if (open !== undefined) {
      if (line.trim() === open.fence) {
        blocks.push({line: open.line, language: open.language, text: lines.join('\n'), marks});
        [open, lines, marks] = [undefined, [], new Map<string, string>()];
      } else {
        lines.push(line);
      }
      continue;
    }
    const {fence, language = ''} = /^(?<fence>`{3,})(?<language>.*)$/.exec(line)?.groups ?? {};
    const {name, value = ''} = /^<!-- (?<name>[a-z]+): (?<value>.*) -->$/.exec(line)?.groups ?? {};
    if (fence !== undefined) {
      open = {line: index + 1, fence, language: language.trim()};
    } else if (name !== undefined) {
      marks.set(name, value);
    } else if (line.trim() !== '') {
      marks = new Map();
    }
  }
  return blocks;
};
