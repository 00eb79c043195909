# Tells how twins ended, what was said of them, and what they wrote to their files: $@ are their numbers.
name=${dir##*/}
names=
match=
for number; do
  names="$names $name-$number.service"
  match="$match + UNIT=$name-$number.service + _SYSTEMD_UNIT=$name-$number.service"
  match="$match + USER_UNIT=$name-$number.service + _SYSTEMD_USER_UNIT=$name-$number.service"
done
echo =results
ctl show --no-pager --property=Id --property=LoadState --property=Result --property=ExecMainCode --property=ExecMainStatus \
  --property=ExecMainPID --property=ExecCondition --property=ExecStartPre --property=ExecStartPost --property=ExecReload \
  --property=ExecReloadPost --property=ExecStop --property=ExecStopPost -- $names >"$dir/out/results"
cat "$dir/out/results"
echo =kernel
# What the kernel says of processes that a filter of system calls has ended.
if grep -q -e '^ExecMainCode=[23]' -e ' ; code=\(killed\|dumped\) ; status=[^;]*}$' "$dir/out/results"; then
  journalctl --quiet --no-pager --boot --output=cat --lines=1000 _TRANSPORT=kernel + _TRANSPORT=audit 2>/dev/null | grep ' sig=31 '
fi
echo =journal
journalctl --sync 2>/dev/null
journalctl --quiet --no-pager --boot --output=json --output-fields=MESSAGE,UNIT,_SYSTEMD_UNIT,USER_UNIT,_SYSTEMD_USER_UNIT,CONFIG_LINE,PRIORITY ${match# + } 2>/dev/null
for number; do
  echo "=twin $number"
  cat "$dir/out/$number" 2>/dev/null
done
:
