/**
 * What PID 1 says of a line of a unit, with the directive that stands there: mostly it says a value alone.
 *
 * @param line as in `PrivateTmp=maybe`; undefined for what is about no line
 */
export const withDirective = (said: string, line = ''): string => {
  const name = /^(\w+)=/.exec(line)?.[1];
  return name === undefined || new RegExp(`\\b${name}\\b`).test(said) ? said : `${name}=: ${said}`;
};
