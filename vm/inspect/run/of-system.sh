# The system's manager: where its units lie, below which name packages have theirs, and how it is spoken to.
unit_folder=/run/systemd/system
vendor=system
ctl() {
  systemctl "$@"
}
analyze() {
  systemd-analyze "$@"
}
