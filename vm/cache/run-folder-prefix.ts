/** How the names of our run folders in the temporary directory begin; a sweep knows them by it. */
export const runFolderPrefix = 'confinement';
