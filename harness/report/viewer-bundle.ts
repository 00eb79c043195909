/** The page's script in the package, from the folder of the report's code. */
export const viewerBundle = 'viewer/viewer.js';
