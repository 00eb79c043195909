# Puts units of a store into a running Debian guest: $1 is their store path, the numbers after it are the steps whose
# units are wanted, all of them without any.
set -eu
units=$1
shift
# What the disk held when the kernel first looked at it is not what it holds now.
blockdev --flushbufs /dev/vdb
mount -t erofs -o ro /dev/vdb /nix
systemd-sysusers "$units/sysusers.conf"
mkdir -p /etc/systemd/system/sockets.target.wants /usr/local/bin
cd "$units/lib/systemd/system"
[ "$#" -gt 0 ] || set -- $(printf '%s\n' test*.socket | sed 's/^test\([0-9]*\)\.socket$/\1/')
sockets=
for number; do
  for unit in "test$number.socket" "test$number@.service" "test$number@.service.d"; do
    [ ! -e "$unit" ] || ln -s "$PWD/$unit" "/etc/systemd/system/$unit"
  done
  ln -s "../test$number.socket" "/etc/systemd/system/sockets.target.wants/test$number.socket"
  sockets="$sockets test$number.socket"
done
ln -s "$units/bin/chroot-exec" /usr/local/bin/chroot-exec
# No daemon-reload, which costs an emulated guest more than all the rest: systemd has loaded none of these units yet, and
# looks for a unit that it does not know where the folders have changed.
systemctl start -- $sockets
