# Gives a machine that is not ours the units of some steps, and keeps them there while the harness lives. Runs as the main
# process of a transient unit, undo.sh as its ExecStopPost=: systemd runs that whatever ends this one.
#
# FILES    the unit files that come, and the folders of their drop-ins; SOCKETS those that are started
# SOCKET_PATHS  where these listen
# FOLDERS  what their services' StateDirectory= and its kind will make
# BYTES    size of the archive that comes on standard input: store/, units/ and sysusers.conf
# SPACE    bytes that it takes unpacked
# LEASE    seconds that the harness may be silent: after the archive it sends a byte now and then
set -euf
dir=/run/confinement-harness

refuse() {
  printf 'refused: %s\n' "$1" >&2
  exit 3
}

[ "$(uname -m)" = x86_64 ] || refuse "it is $(uname -m), and the units' programs are for x86_64"
for program in tar gzip head timeout mount umount mountpoint systemd-sysusers; do
  command -v "$program" >/dev/null || refuse "it has no $program"
done
for file in $FILES; do
  case $file in
    *.d) unit= ;;
    # A template cannot be asked.
    *@.service) unit=${file%.service}0.service ;;
    *) unit=$file ;;
  esac
  if [ -n "$unit" ]; then
    state=$(systemctl show --property=LoadState --value "$unit")
    [ "$state" = not-found ] || refuse "it has a unit $unit ($state)"
  fi
  [ ! -e "/run/systemd/system/$file" ] || refuse "/run/systemd/system/$file is there"
done
for path in $SOCKET_PATHS; do
  [ ! -e "$path" ] || refuse "$path is there"
done
for path in $FOLDERS; do
  [ ! -e "$path" ] || refuse "$path is there, which a step would use for its own"
done
[ -w /etc ] || refuse "/etc cannot be written, where the steps' users go"
free=$(awk '/^MemAvailable:/ { print $2 * 1024 }' /proc/meminfo)
[ "$free" -gt "$((SPACE + 33554432))" ] || refuse "it has $((free / 1048576)) MiB of memory left, and the units take $((SPACE / 1048576))"

mkdir -m 700 "$dir/etc"
for name in passwd group shadow gshadow passwd- group- shadow- gshadow- .pwd.lock; do
  [ ! -e "/etc/$name" ] || cp -a "/etc/$name" "$dir/etc/"
done
[ ! -e /run/confinement ] || : >"$dir/had-confinement"
# A service with the machine's root has the store bound over it, for which systemd makes the folder.
for path in /nix /nix/store; do
  [ ! -e "$path" ] || echo "$path" >>"$dir/had"
done
# From here on there is something to undo.
: >"$dir/begun"
mkdir "$dir/nix"
# Not in /run itself, where some machines let no program run.
mount -t tmpfs -o "mode=0755,nosuid,nodev,size=$SPACE" confinement-harness "$dir/nix"
echo ready
# In pieces, so that the lease counts for each.
receive() {
  left=$BYTES
  while [ "$left" -gt 0 ]; do
    piece=1048576
    [ "$piece" -lt "$left" ] || piece=$left
    timeout "$LEASE" head -c "$piece" || return
    left=$((left - piece))
  done
}
# An archive that was cut off makes tar fail.
receive | tar -xzpf - -C "$dir/nix"
# As a store is.
mount -o remount,ro "$dir/nix"
systemd-sysusers "$dir/nix/sysusers.conf"
cp -R "$dir/nix/units/." /run/systemd/system/
# No daemon-reload, which would load what others have changed too: systemd looks for a unit that it does not know.
systemctl start -- $SOCKETS
echo deployed
while [ -n "$(timeout "$LEASE" head -c 1)" ]; do :; done
