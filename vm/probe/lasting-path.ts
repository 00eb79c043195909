/**
 * A path without what is another each time: the name of an instance, as in /confinement/test1@….service, and what systemd
 * makes up for a private /tmp.
 */
export const lastingPath = (path: string): string =>
  path
    .replaceAll(/systemd-private-[\da-f]+-([^/]+)-[^/-]+(?=\/|$)/g, 'systemd-private-…-$1')
    .replaceAll(/@[^/]+(?=\.service(?:\/|$))/g, '@…');
