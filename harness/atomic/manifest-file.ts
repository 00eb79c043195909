/** The manifest's name in a folder that `buildFolderAtomic` made. */
export const manifestFile = '.manifest.json';
