/** Where systemd makes the folders of each setting. With DynamicUser=, those of state are in `private`. */
const parents: Readonly<Record<string, readonly string[]>> = {
  StateDirectory: ['/var/lib', '/var/lib/private'],
  CacheDirectory: ['/var/cache', '/var/cache/private'],
  LogsDirectory: ['/var/log', '/var/log/private'],
  ConfigurationDirectory: ['/etc'],
};

/** The folders that services with these unit files leave on a machine, by the first part of their names. */
export const serviceFolders = (texts: Iterable<string>): string[] => {
  const folders = new Set<string>();
  for (const text of texts) {
    for (const [, name = '', value = ''] of text.matchAll(/^(\w+)=(.*)$/gm)) {
      for (const entry of value.split(/\s+/).filter((each) => each !== '')) {
        for (const parent of parents[name] ?? []) {
          folders.add(`${parent}/${entry.split(/[/:]/)[0] ?? ''}`);
        }
      }
    }
  }
  return [...folders];
};
