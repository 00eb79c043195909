# Tells what the machine is, and has before anything is started there: $@ are names of services of its own.
systemctl --version | head -n 1
uname -r
echo =passwd
cat /etc/passwd
echo =group
cat /etc/group
echo =entries
stat -c '%a %u %g %F|%n' /run/* /var/lib/* /var/cache/* /var/log/* /etc/* 2>/dev/null
echo =services
for unit; do
  echo "=unit $unit"
  ctl show --no-pager --property=Id --property=LoadState --property=LoadError \
    --property=FragmentPath --property=DropInPaths -- "$unit" >"$dir/show"
  if grep -q '^LoadState=masked' "$dir/show"; then
    # Its own file is there all the same, where packages put it.
    for folder in "/usr/lib/systemd/$vendor" "/lib/systemd/$vendor"; do
      [ ! -f "$folder/$unit" ] || break
    done
    if [ -f "$folder/$unit" ]; then
      {
        printf 'Id=%s\nLoadState=loaded\nFragmentPath=%s\nDropInPaths=' "$unit" "$folder/$unit"
        for file in "$folder/$unit.d"/*.conf; do
          [ ! -f "$file" ] || printf '%s ' "$file"
        done
        echo
      } >"$dir/show"
    fi
  fi
  cat "$dir/show"
  for file in $(sed -n 's/^FragmentPath=//p; s/^DropInPaths=//p' "$dir/show"); do
    echo "=file $file"
    cat "$file"
    echo
  done
done
:
