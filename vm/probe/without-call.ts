/** The fact that a process does not have a system call, where the probe cannot tell so itself. */
export const withoutCall = (syscall: string): string => `without call ${syscall}`;
