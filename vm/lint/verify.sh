# Has the systemd of a guest look at units on the host: $1 is a slice of the guest's root, $2 a folder with a private Nix store in nix/,
# $3 an empty folder to mount at, and after it are the units. What is done there, with the units' files, is the script on standard
# input. It runs in a mount namespace of its own.
set -eu
programs=$1
store=$2
root=$3
shift 3
mount -t tmpfs -o mode=0755 guest "$root"
mkdir "$root/usr" "$root/nix" "$root/proc" "$root/etc" "$root/run" "$root/tmp" "$root/units"
for folder in bin lib lib64; do
  ln -s "usr/$folder" "$root/$folder"
done
mount --rbind "$programs/usr" "$root/usr"
# A store in which nothing was built has none.
[ ! -d "$store/nix" ] || mount --rbind "$store/nix" "$root/nix"
mount --rbind /proc "$root/proc"
echo root:x:0:0::/root:/bin/sh >"$root/etc/passwd"
exec env -i PATH=/usr/bin:/usr/sbin units=/units chroot "$root" /bin/sh -eus -- "$@"
