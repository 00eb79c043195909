# Runs twins, whose unit files and lists of paths lie in $dir, several at once: $@ are their numbers, $scored those whose score is
# asked. Of $reloaded and $stopped the probe runs when they are reloaded or stopped, one after another.
name=${dir##*/}
"$dir/probe" namespaces,mounts >"$dir/out/outside"
names=
started=
match=
batch=
count=0
for number; do
  # Paths that are not there, and the folders in which they would be: what systemd makes of them is taken away again.
  while IFS= read -r path; do
    case $path in
      /*) ;;
      *) continue ;;
    esac
    while [ -n "$path" ] && [ ! -e "$path" ] && [ ! -L "$path" ]; do
      printf '%s\n' "$path" >>"$dir/made"
      path=${path%/*}
    done
  done <"$dir/paths-$number"
  cp "$dir/unit-$number" "/run/systemd/system/$name-$number.service"
  names="$names $name-$number.service"
  case " $reloaded $stopped " in
    *" $number "*) ;;
    *) started="$started $name-$number.service" ;;
  esac
  match="$match + UNIT=$name-$number.service + _SYSTEMD_UNIT=$name-$number.service"
done
if [ -n "$scored" ]; then
  units=
  for number in $scored; do
    units="$units $name-$number.service"
  done
  systemd-analyze --no-pager security $units 2>/dev/null | grep 'Overall exposure level' >"$dir/out/scores" &
fi
if grep -q '^ExecCondition=' "/run/systemd/system/$name"-*.service; then
  # A unit whose condition does not hold is forgotten at once, with how it ended, unless another refers to it.
  printf '[Unit]\nDefaultDependencies=no\nAfter=%s\n' "$names" >"/run/systemd/system/$name-$1-all.target"
  systemctl start "$name-$1-all.target"
fi
for unit in $started; do
  batch="$batch $unit"
  count=$((count + 1))
  if [ "$count" = "$at_once" ]; then
    systemctl start $batch 2>/dev/null
    batch=
    count=0
  fi
done
[ -z "$batch" ] || systemctl start $batch 2>/dev/null
for number in $reloaded; do
  systemctl start "$name-$number.service" 2>/dev/null && systemctl reload "$name-$number.service" 2>/dev/null
done
for number in $stopped; do
  systemctl start "$name-$number.service" 2>/dev/null && systemctl stop "$name-$number.service" 2>/dev/null
done
wait
echo =outside
cat "$dir/out/outside"
echo =scores
cat "$dir/out/scores" 2>/dev/null
echo =results
systemctl show --no-pager --property=Id --property=LoadState --property=Result --property=ExecMainCode --property=ExecMainStatus \
  --property=ExecMainPID --property=ExecCondition --property=ExecStartPre --property=ExecStartPost --property=ExecReload \
  --property=ExecStop --property=ExecStopPost -- $names >"$dir/out/results"
cat "$dir/out/results"
echo =kernel
# What the kernel says of processes that a filter of system calls has ended.
if grep -q -e '^ExecMainCode=[23]' -e ' ; code=\(killed\|dumped\) ; status=[^;]*}$' "$dir/out/results"; then
  journalctl --quiet --no-pager --boot --output=cat --lines=1000 _TRANSPORT=kernel + _TRANSPORT=audit 2>/dev/null | grep ' sig=31 '
fi
echo =journal
journalctl --sync 2>/dev/null
journalctl --quiet --no-pager --boot --output=json --output-fields=MESSAGE,UNIT,_SYSTEMD_UNIT,CONFIG_LINE,PRIORITY ${match# + } 2>/dev/null
for number; do
  echo "=twin $number"
  cat "$dir/out/$number" 2>/dev/null
done
:
