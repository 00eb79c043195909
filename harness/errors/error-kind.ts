/**
 * What an error of the harness is about: `usage`: the user asked for what cannot be; `machinery`: nothing is known of what was
 * to be proved; `command`: a command in a guest ended otherwise than its caller needed; `check`: what was proved does
 * not hold; `interrupted`: the work was asked to end.
 */
export type ErrorKind = 'usage' | 'machinery' | 'command' | 'check' | 'interrupted';
