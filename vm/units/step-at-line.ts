/**
 * The number of the step that a line of a rendered steps file belongs to; undefined before the first.
 *
 * @param text what renderSteps returned
 * @param line counted from 1
 */
export const stepAtLine = (text: string, line: number): number | undefined => {
  const marks = text
    .split('\n')
    .slice(0, line)
    .map((content) => /^ {2}# step (\d+)$/.exec(content)?.[1])
    .filter((number) => number !== undefined);
  const last = marks.at(-1);
  return last === undefined ? undefined : Number(last);
};
