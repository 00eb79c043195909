# Takes away all that hold.sh has made, and puts the files with the users back as they were; however far that came.
#
# FILES, SOCKETS, SOCKET_PATHS, FOLDERS  as hold.sh got them
# SERVICES  patterns for all services of the steps; SLICES for those of their instances
# USERS     names of the users and groups that the steps bring
set -uf
# Nobody may be there to hear of it.
trap '' PIPE HUP
dir=/run/confinement-harness
[ -e "$dir/begun" ] || exit 0

systemctl stop -- $SOCKETS
systemctl kill --signal=KILL -- $SERVICES 2>/dev/null
systemctl stop -- $SERVICES
systemctl stop -- $SLICES
systemctl reset-failed -- $SOCKETS $SERVICES 2>/dev/null
for file in $FILES; do
  rm -rf "/run/systemd/system/$file"
done
rm -f $SOCKET_PATHS
for path in $FOLDERS; do
  rm -rf "$path"
done
[ -e "$dir/had-confinement" ] || rmdir /run/confinement 2>/dev/null
for path in /nix/store /nix; do
  grep -qx "$path" "$dir/had" 2>/dev/null || rmdir "$path" 2>/dev/null
done

# Writes a file of users without the lines of those that we brought.
without_ours() {
  cp "/etc/$1" "$dir/etc/$1.now"
  for user in $USERS; do
    grep -q "^$user:" "$dir/etc/$1" 2>/dev/null || sed -i "/^$user:/d" "$dir/etc/$1.now"
  done
}
# In the place of the file itself: who opens it finds one or the other.
replace() {
  cp -a "$2" "/etc/$1.confinement-harness" && mv -f "/etc/$1.confinement-harness" "/etc/$1"
}
for name in passwd group shadow gshadow; do
  [ -e "/etc/$name" ] || continue
  if cmp -s "/etc/$name" "$dir/etc/$name"; then
    continue
  fi
  without_ours "$name"
  if [ ! -e "$dir/etc/$name" ] && [ ! -s "$dir/etc/$name.now" ]; then
    # There was none, and all that is in it came from us.
    rm -f "/etc/$name"
    [ -e "$dir/etc/$name-" ] || rm -f "/etc/$name-"
  elif cmp -s "$dir/etc/$name.now" "$dir/etc/$name"; then
    replace "$name" "$dir/etc/$name"
    if [ -e "$dir/etc/$name-" ]; then
      replace "$name-" "$dir/etc/$name-"
    else
      rm -f "/etc/$name-"
    fi
  else
    # Somebody else has changed it too, which is to stay.
    cp -a "/etc/$name" "/etc/$name.confinement-harness"
    cat "$dir/etc/$name.now" >"/etc/$name.confinement-harness"
    mv -f "/etc/$name.confinement-harness" "/etc/$name"
  fi
done
[ -e "$dir/etc/.pwd.lock" ] || rm -f /etc/.pwd.lock

if mountpoint -q "$dir/nix"; then
  umount "$dir/nix" || umount --lazy "$dir/nix"
fi
echo undone
