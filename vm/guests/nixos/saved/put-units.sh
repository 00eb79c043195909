# Puts units into a running NixOS: each argument NAME=PATH before -- is what /etc has of that name, each after it a socket that is
# started when there is one.
set -eu
while [ "$1" != -- ]; do
  name=/etc/${1%%=*}
  ln -sfn "${1#*=}" "$name.harness"
  mv -T "$name.harness" "$name"
  shift
done
shift
systemctl daemon-reload
sockets=
for socket; do
  # A step that the module refuses has none.
  [ ! -e "/etc/systemd/system/$socket" ] || sockets="$sockets $socket"
done
[ -z "$sockets" ] || systemctl start -- $sockets
