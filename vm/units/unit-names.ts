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
};

/** The names of the units of a step. */
export const unitNames = (step: number): UnitNames => {
  const instance = (id: string) => `test${step}@${id}.service`;
  return {
    socket: `test${step}.socket`,
    socketPath: `/run/test${step}.sock`,
    service: instance(''),
    instance,
    instances: instance('*'),
    dropIns: `${instance('')}.d`,
    slice: `system-test${step}.slice`,
  };
};

/** The number of the step that a unit file, or a drop-in, belongs to by its path in the units' folder; undefined for others. */
export const stepOfUnitFile = (path: string): number | undefined => {
  const number = /^test(\d+)(?:\.socket$|@\.service$|@\.service\.d\/)/.exec(path)?.[1];
  return number === undefined ? undefined : Number(number);
};
