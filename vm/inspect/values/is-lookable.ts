/** Whether the probe can be told to look for a path: no word of a unit's command may need quotes. */
export const isLookable = (path: string): boolean => path.startsWith('/') && !/["'\\\s%$;]/.test(path);
