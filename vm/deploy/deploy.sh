# Puts the units of a store into a running Debian guest; $1 is their store path.
set -eu
units=$1
# What the disk held when the kernel first looked at it is not what it holds now.
blockdev --flushbufs /dev/vdb
mount -t erofs -o ro /dev/vdb /nix
systemd-sysusers "$units/sysusers.conf"
mkdir -p /etc/systemd/system/sockets.target.wants /usr/local/bin
cd "$units/lib/systemd/system"
for unit in test*; do
  ln -s "$PWD/$unit" "/etc/systemd/system/$unit"
done
for unit in sockets.target.wants/*; do
  ln -s "../${unit##*/}" "/etc/systemd/system/$unit"
done
ln -s "$units/bin/chroot-exec" /usr/local/bin/chroot-exec
systemctl daemon-reload
cd sockets.target.wants
systemctl start -- *
