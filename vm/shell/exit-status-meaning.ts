const meanings: Readonly<Record<number, string>> = {
  126: 'the shell found the command, but could not run it (its interpreter or loader may not be in the closure)',
  127: 'the shell did not find the command: it is not in the closure or not on PATH',
  200: 'CHDIR: systemd could not change to WorkingDirectory=',
  203: 'EXEC: systemd could not run ExecStart=: the program, its interpreter or its loader is not in the closure, or /nix cannot be entered',
  209: 'STDOUT: systemd could not set up standard output',
  216: 'GROUP: systemd could not change to Group=',
  217: 'USER: systemd could not change to User=',
  226: 'NAMESPACE: systemd could not set up the mounts of the confinement; its journal names the path',
  233: 'RUNTIME_DIRECTORY: systemd could not make RuntimeDirectory=',
  238: 'STATE_DIRECTORY: systemd could not make StateDirectory=',
};

/** What an exit status means that people look up otherwise (systemd.exec(5), bash(1)); undefined for others. */
export const exitStatusMeaning = (status: number): string | undefined => meanings[status];
