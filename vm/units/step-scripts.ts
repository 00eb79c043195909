/** The options of a NixOS service that take the text of a shell script, but for `script`, which is its ExecStart. */
export const stepScripts = ['preStart', 'postStart', 'reload', 'preStop', 'postStop'] as const;
