/** Names a case of a suite. */
export const caseKey = (suite: string, id: string): string => JSON.stringify([suite, id]);
