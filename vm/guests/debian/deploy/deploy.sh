# Puts units of a store into a running Debian guest: $1 is their store path, the arguments after it are the names of each
# wanted step's units: its socket, its service and the folder of that one's drop-ins.
set -eu
units=$1
shift
# What the disk held when the kernel first looked at it is not what it holds now.
blockdev --flushbufs /dev/vdb
mount -t erofs -o ro /dev/vdb /nix
systemd-sysusers "$units/sysusers.conf"
mkdir -p /etc/systemd/system/sockets.target.wants /usr/local/bin
cd "$units/lib/systemd/system"
sockets=
while [ "$#" -gt 0 ]; do
  for unit in "$1" "$2" "$3"; do
    [ ! -e "$unit" ] || ln -s "$PWD/$unit" "/etc/systemd/system/$unit"
  done
  ln -s "../$1" "/etc/systemd/system/sockets.target.wants/$1"
  sockets="$sockets $1"
  shift 3
done
ln -s "$units/bin/chroot-exec" /usr/local/bin/chroot-exec
# No daemon-reload, which costs an emulated guest more than all the rest: systemd has loaded none of these units yet, and
# looks for a unit that it does not know where the folders have changed.
systemctl start -- $sockets
