/**
 * Lines after which a guest does not come up any more, so that nobody waits for it until the time is up. What comes first says most of why a
 * machine is gone.
 */
export const fatalLines: readonly {pattern: RegExp; meaning: string}[] = [
  {pattern: /Kernel panic - not syncing/, meaning: 'the kernel panicked'},
  {pattern: /You are in (?:emergency|rescue) mode/, meaning: 'systemd fell into emergency mode'},
  {pattern: /An error occurred in stage 1 of the boot process/, meaning: 'NixOS could not mount its root'},
  {pattern: /stage 2 init script .* not found/, meaning: 'NixOS did not find the init of its system'},
  {pattern: /Freezing execution|Failed to mount API filesystems/, meaning: 'systemd gave up'},
  {pattern: /Out of memory: Killed process/, meaning: 'the guest ran out of memory'},
];
