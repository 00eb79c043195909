# Puts units of a store into a running Debian guest: $1 is their store path, the arguments after it are patterns for the
# files of the wanted steps, whose sockets are started.
set -eu
units=$1
shift
# What the disk held when the kernel first looked at it is not what it holds now.
blockdev --flushbufs /dev/vdb
mount -t erofs -o ro /dev/vdb /nix
# Nobody can write to it all the same. But what is bound of it can be written to, by its mount, where the bind does not say
# otherwise: so it is seen.
mount -o remount,bind,rw /nix
systemd-sysusers "$units/sysusers.conf"
mkdir -p /etc/systemd/system/sockets.target.wants /usr/local/bin
cd "$units/lib/systemd/system"
sockets=
for pattern; do
  # Not quoted: it may match several, or none.
  for unit in $pattern; do
    [ -e "$unit" ] || continue
    ln -s "$PWD/$unit" "/etc/systemd/system/$unit"
    case $unit in
      *.socket)
        ln -s "../$unit" "/etc/systemd/system/sockets.target.wants/$unit"
        sockets="$sockets $unit"
        ;;
    esac
  done
done
ln -s "$units/bin/chroot-exec" /usr/local/bin/chroot-exec
# No daemon-reload, which costs an emulated guest more than all the rest: systemd has loaded none of these units yet, and
# looks for a unit that it does not know where the folders have changed.
[ -z "$sockets" ] || systemctl start -- $sockets
