/** What the process tells by its exit status; 69 and 70 are those of sysexits.h, 130 is a shell's for SIGINT. */
export const exitStatuses = {
  proved: 0,
  failed: 1,
  usage: 2,
  machinery: 69,
  defect: 70,
  interrupted: 130,
} as const;
