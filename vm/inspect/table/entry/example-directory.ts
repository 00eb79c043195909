/** Name of a folder that no service has, for examples. */
export const exampleDirectory = 'confinement-inspect-example';
