/** Lines of a unit that start a process, in the order in which systemd comes to them. */
export const execKinds = [
  'ExecCondition',
  'ExecStartPre',
  'ExecStart',
  'ExecStartPost',
  'ExecReload',
  'ExecReloadPost',
  'ExecStop',
  'ExecStopPost',
] as const;

export type ExecKind = (typeof execKinds)[number];
