/** Where distributions put the C library musl: its archives, and the headers for it. */
export const muslFolders: readonly {readonly libraries: string; readonly headers: string}[] = [
  {libraries: '/usr/lib/x86_64-linux-musl', headers: '/usr/include/x86_64-linux-musl'},
  {libraries: '/usr/lib/musl/lib', headers: '/usr/lib/musl/include'},
];
