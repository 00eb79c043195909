/** Names of what belongs to one step in a guest; `vm/nixos/steps.nix` makes the units of these names. */
export type UnitNames = {
  /** `test5.socket` */
  readonly socket: string;
  /** Path that the socket listens on: `/run/test5.sock`. */
  readonly socketPath: string;
  /** The template: `test5@.service`. */
  readonly service: string;
  /** One instance of it: `test5@ID.service`. */
  readonly instance: (id: string) => string;
  /** A pattern for all instances, for systemctl and journalctl: `test5@*.service`. */
  readonly instances: string;
  /** Folder of the template's drop-ins: `test5@.service.d`. */
  readonly dropIns: string;
  /** The slice that systemd makes for the instances: `system-test5.slice`. */
  readonly slice: string;
  /** A further service of the step: `test5-NAME.service`; one whose name ends in `@` is a template, as `test5-NAME@ID.service`. */
  readonly further: (name: string, id?: string) => string;
  /** A pattern for all further services and their instances: `test5-*.service`. */
  readonly allFurther: string;
  /** A pattern for the slices that systemd makes for those that are templates; it writes a `-` of theirs as `\x2d`, whose backslash is any one letter here, as not all that take patterns take it alike. */
  readonly furtherSlices: string;
  /** Patterns, for a shell, of all that a folder of unit files has of the step. */
  readonly files: readonly string[];
};

/** The names of the units of a step. */
export const unitNames = (step: number): UnitNames => {
  const instance = (id: string) => `test${step}@${id}.service`;
  const further = (name: string, id = '') => `test${step}-${name}${id}.service`;
  const socket = `test${step}.socket`;
  const service = instance('');
  const allFurther = further('*');
  return {
    socket,
    socketPath: `/run/test${step}.sock`,
    service,
    instance,
    instances: instance('*'),
    dropIns: `${service}.d`,
    slice: `system-test${step}.slice`,
    further,
    allFurther,
    furtherSlices: `system-test${step}?x2d*.slice`,
    files: [socket, service, `${service}.d`, allFurther, `${allFurther}.d`],
  };
};

/** The number of the step that a unit file, or a drop-in, belongs to by its path in the units' folder; undefined for others. */
export const stepOfUnitFile = (path: string): number | undefined => {
  const number = /^test(\d+)(?:\.socket$|(?:@|-[^/]+)\.service(?:$|\.d\/))/.exec(path)?.[1];
  return number === undefined ? undefined : Number(number);
};
