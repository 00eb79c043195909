# What bears on why the units $@ did not start, since $since: of each unit its main process and its files, what the kernel says of
# processes that a filter of system calls has ended, and, what takes longest, by which groups such calls go.
for unit; do
  echo "=unit $unit"
  systemctl show --value --property=ExecMainPID -- "$unit"
  for file in $(systemctl show --value --property=FragmentPath --property=DropInPaths -- "$unit"); do
    echo "=file $file"
    cat "$file"
    echo
  done
done
echo =kernel
if journalctl --quiet --no-pager --boot --since="$since" --output=cat _TRANSPORT=kernel + _TRANSPORT=audit 2>/dev/null | grep ' sig=31 '; then
  echo =groups
  systemd-analyze --no-pager syscall-filter 2>/dev/null
fi
:
