import {defineStep} from '../kit/define-step.ts';

export default defineStep({
  description: "a chroot-only service sees nothing of the host's /run",
  reference: 'nixpkgs PR 289593',
  reproduces: {
    where: () => false,
    with: 'systemd/notify',
    broke: "the host's /run was to be seen, with the sockets of its daemons",
    since: 'May 2024, in the review of the new module',
    hit: 'chroot-only services',
  },
  service: () => ({confinement: {mode: 'chroot-only'}}),
  async test({confined}) {
    // Where systemd puts mounts that come later; which of them are there depends on it.
    await confined.prints(
      `[ -e /run ] || exit 0
      shopt -s globstar nullglob dotglob
      cd /run && for i in **; do
        case "$i" in host | host/incoming | systemd | systemd/incoming) ;; *) echo "$i" ;; esac
      done`,
      '',
    );
  },
});
