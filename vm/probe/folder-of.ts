/** The folder that an absolute path is in; of `/`, itself. */
export const folderOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 1));
