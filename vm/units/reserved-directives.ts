const connection = 'it is the connection of the test';

/** Directives of a step's own service that belong to the harness, by section, each with the reason. */
export const reservedDirectives = {
  Service: {
    ExecStart: 'it is the shell that runs the commands of the test',
    StandardInput: connection,
    StandardInputData: connection,
    StandardInputText: connection,
  },
  Unit: {Description: 'it names the step; set the description of the step'},
} as const;
