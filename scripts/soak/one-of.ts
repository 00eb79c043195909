/** One of some things, by a number drawn from 0 to 1. @throws Error when there is none */
export const oneOf = <Thing>(things: readonly Thing[], drawn: number): Thing => {
  const thing = things[Math.floor(drawn * things.length)];
  if (thing === undefined) {
    throw new Error('there is nothing to draw from');
  }
  return thing;
};
