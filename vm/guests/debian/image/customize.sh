# Runs as mmdebstrap's customize hook, in whatever namespace it has made; $1 is the new root.
# In the environment: KERNEL_PACKAGE, MASKED_UNITS and INITRD_MODULES, by build-image.ts.
set -eu
root=$1
out=$root/image-output

# The kernel package is unpacked, not installed: its maintainer scripts would build an initrd that nobody boots. Nor is it
# unpacked over the root: until trixie it has a /lib, which would take the place of the link to /usr/lib.
mkdir "$root/kernel"
kernel_debs=$(chroot "$root" apt-get install --simulate "$KERNEL_PACKAGE" |
  sed -n "s/^Inst \(linux-\(image\|binary\|modules\|base\)-[0-9][^ ]*\) .*/\1/p")
[ -n "$kernel_debs" ] || { echo "$KERNEL_PACKAGE brings no linux-image package" >&2; exit 1; }
chroot "$root" sh -euc 'cd /kernel
  apt-get --quiet --option APT::Sandbox::User=root download "$@"
  for deb in ./*.deb; do dpkg-deb -x "$deb" .; done' sh $kernel_debs
for lib in lib usr/lib; do
  [ ! -d "$root/kernel/$lib/modules" ] || cp -a "$root/kernel/$lib/modules" "$root/usr/lib/"
done
release=$(ls "$root/usr/lib/modules")
chroot "$root" depmod "$release"

mkdir -p "$out/modules" "$out/programs/usr/lib"
# Until forky the kernel lies in /boot, since then beside its modules.
for kernel in "$root/kernel/boot/vmlinuz-$release" "$root/usr/lib/modules/$release/vmlinuz"; do
  [ ! -e "$kernel" ] || mv "$kernel" "$out/vmlinuz"
done
rm -r "$root/kernel"
printf '%s\n' "$release" >"$out/kernel-release"
chroot "$root" dpkg-query -W -f '${Package} ${Version}\n' >"$out/packages.txt"

# The initrd's modules, uncompressed and numbered in the order in which they must be loaded.
for module in $INITRD_MODULES; do
  chroot "$root" modprobe --set-version "$release" --show-depends --ignore-install "$module" >>"$out/depends"
done
number=100
for file in $(sed -n 's/^insmod \([^ ]*\).*/\1/p' "$out/depends" | awk '!seen[$0]++'); do
  name=$(basename "$file")
  case $name in
  *.xz) xz --decompress --stdout "$root$file" >"$out/modules/$number-${name%.xz}" ;;
  *.zst) zstd --quiet --decompress --stdout "$root$file" >"$out/modules/$number-${name%.zst}" ;;
  *) cp "$root$file" "$out/modules/$number-$name" ;;
  esac
  number=$((number + 1))
done

# What the units' store is made of: the guest's own programs and libraries.
cp -a "$root/usr/bin" "$root/usr/lib64" "$out/programs/usr/"
cp -a "$root/usr/lib/x86_64-linux-gnu" "$root/usr/lib/systemd" "$out/programs/usr/lib/"
(cd "$out/programs/usr/lib/x86_64-linux-gnu" && rm -rf perl* gconv security systemd/boot)

chown -R 0:0 "$root/etc/ssh" "$root/root" "$root/etc/systemd"
chmod 700 "$root/root" "$root/root/.ssh"
chmod 600 "$root"/etc/ssh/ssh_host_*_key "$root/root/.ssh/authorized_keys"
for unit in $MASKED_UNITS; do
  ln -sf /dev/null "$root/etc/systemd/system/$unit"
done
# Every reload runs all generators, and each is a program of a tenth of a second on an emulated processor. What they make
# units of (fstab, partitions, TPMs, SysV scripts) a guest does not have.
mkdir -p "$root/etc/systemd/system-generators"
for generator in "$root"/usr/lib/systemd/system-generators/*; do
  ln -s /dev/null "$root/etc/systemd/system-generators/$(basename "$generator")"
done
chroot "$root" systemctl set-default --quiet multi-user.target
chroot "$root" systemctl enable --quiet systemd-networkd.service ssh.service guest-ready.service
mkdir -p "$root/nix" "$root/image-output"
printf 'guest\n' >"$root/etc/hostname"
printf '127.0.0.1 localhost guest\n' >"$root/etc/hosts"
# Empty, not missing: each boot gets an id of its own, and none counts as a first boot with its presets.
: >"$root/etc/machine-id"
# As new as /usr, or the units with ConditionNeedsUpdate= would rebuild caches at each boot.
touch "$root/etc/.updated" "$root/var/.updated"

# Extended attributes are left out: mkfs.erofs reads them of excluded paths too, and fails on /proc.
mkfs.erofs --quiet -x-1 -T0 \
  --exclude-regex='^(proc|sys|dev|tmp|run|boot|image-output|var/cache|var/lib/apt/lists|var/log)/.+' \
  "$out/root.erofs" "$root"
