# Tells how twins ended, what was said of them, and what they wrote to their files: $@ are their numbers. None has failed where $failing is set
# and empty.
name=${dir##*/}
asked=
ended=
match=
# To ask for how one has ended takes PID 1 as long as to start another. Of one that has not failed, and whose probe has told all, which ends
# so, it is known.
whole=" $(cd "$dir/out" && grep -lx ']}}' -- * | tr '\n' ' ') "
failed=
[ -z "${failing-yes}" ] || failed=" $(ctl list-units --state=failed --full --plain --no-legend "$name-*.service" | cut -d ' ' -f 1 | tr '\n' ' ') "
for number; do
  unit=$name-$number.service
  case $failed/$whole in
    *" $unit "*/*) asked="$asked $unit" ;;
    */*" $number "*) ended="$ended $unit" ;;
    *) asked="$asked $unit" ;;
  esac
  match="$match + UNIT=$unit + _SYSTEMD_UNIT=$unit + USER_UNIT=$unit + _SYSTEMD_USER_UNIT=$unit"
done
echo =results
(
  [ -z "$ended" ] || printf 'Id=%s\nResult=success\n\n' $ended
  [ -z "$asked" ] || ctl show --no-pager --property=Id --property=LoadState --property=Result --property=ExecMainCode --property=ExecMainStatus \
    --property=ExecMainPID --property=ExecCondition --property=ExecStartPre --property=ExecStartPost --property=ExecReload \
    --property=ExecReloadPost --property=ExecStop --property=ExecStopPost -- $asked
) >"$dir/out/results"
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
