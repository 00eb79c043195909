# Takes away what an inspection has made: twins that run, their unit files, folders that systemd has made for them, which are empty.
trap '' HUP PIPE
cd /
name=${dir##*/}
slices=$(echo "$name" | tr - _)
systemctl stop "$name-*.service" "$name-*.target" "$slices-*.slice" "$slices.slice" 2>/dev/null
rm -f "/run/systemd/system/$name"-* "/run/systemd/system/$slices"*.slice
systemctl reset-failed "$name-*.service" 2>/dev/null
sort -r "$dir/made" | while IFS= read -r path; do
  if [ -L "$path" ]; then
    rm -f "$path"
  elif [ -d "$path" ]; then
    rmdir "$path" 2>/dev/null
  elif [ -f "$path" ] && [ ! -s "$path" ]; then
    rm -f "$path"
  fi
done
umount "$dir" 2>/dev/null || umount --lazy "$dir"
rmdir "$dir"
