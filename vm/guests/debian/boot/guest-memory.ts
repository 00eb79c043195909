/** Mebibytes of memory of a guest; its root's upper layer and /tmp live in it too. */
export const guestMemoryMiB = 768;
