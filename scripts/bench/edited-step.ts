/** The step that is edited and whose socket is talked to: it has the plain unit. */
export const editedStep = {number: 7, file: 'steps/07-bin-sh.ts', socket: '/run/test7.sock'} as const;
