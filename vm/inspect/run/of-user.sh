# The manager of $user: where its units lie, below which name packages have theirs, and how it is spoken to.
uid=$(id -u "$user")
unit_folder=/run/user/$uid/systemd/user
vendor=user
as_user() {
  setpriv --reuid="$uid" --regid="$(id -g "$user")" --init-groups env -i HOME="$(getent passwd "$user" | cut -d: -f6)" PATH="$PATH" \
    XDG_RUNTIME_DIR="/run/user/$uid" "$@"
}
ctl() {
  as_user systemctl --user "$@"
}
analyze() {
  as_user systemd-analyze --user "$@"
}
