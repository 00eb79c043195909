/** MaxSessions of the guest's sshd (root/etc/ssh/sshd_config.d): channels on one connection. */
export const guestChannels = 200;
