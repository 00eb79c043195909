/**
 * Steps that run at the same moment on one machine: as many as it has processors. What they wait for is mostly its systemd,
 * which sets up one confinement after the other; more of them only make each one's time longer.
 */
export const stepsAtOnce = 2;
