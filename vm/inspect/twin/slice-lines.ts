/**
 * What twins that have it in common have by a slice that they are in, as PID 1 takes long to put it in force and does so for each unit
 * that declares it. The kernel checks a program of SocketBindDeny= (systemd 249) by each way through its 128 rules: without KVM for 0.8 s.
 */
export const sliceLines: readonly string[] = ['SocketBindDeny=any'];
