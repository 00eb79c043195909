/**
 * Where the folder of a service with DynamicUser= lies, to which systemd makes a link at the path that the unit names: below
 * `private` beside it. Undefined for other paths.
 */
export const privatePath = (path: string): string | undefined => {
  const {base, rest} =
    /^(?<base>\/run|\/var\/(?:lib|cache|log))\/(?!private\/)(?<rest>.+)$/.exec(path)?.groups ?? {};
  return base === undefined || rest === undefined ? undefined : `${base}/private/${rest}`;
};
