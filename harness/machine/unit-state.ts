/** What `systemctl show` tells about a unit: property names as systemd spells them. */
export type UnitInfo = Readonly<Record<string, string>>;

/** Reads `systemctl show`: a `Name=value` a line; the value of a repeated name is joined by newlines. */
export const parseUnitInfo = (text: string): UnitInfo => {
  // Without a prototype, so that `constructor` is no property of a unit.
  const info = Object.create(null) as Record<string, string>;
  for (const line of text.split('\n')) {
    const equals = line.indexOf('=');
    if (equals > 0) {
      const name = line.slice(0, equals);
      const value = line.slice(equals + 1);
      info[name] = name in info ? `${info[name] ?? ''}\n${value}` : value;
    }
  }
  return info;
};
