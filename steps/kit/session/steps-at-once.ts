/**
 * Steps that run at the same moment on one machine. Each is a process or two in the guest, whose systemd starts their
 * services one after the other: more than a few only make each one's time longer.
 */
export const stepsAtOnce = 4;
