# Runs twins that are in place, several at once: $@ are their numbers, $scored those whose score is asked. Of $reloaded and $stopped the
# probe runs when they are reloaded or stopped, one after another.
name=${dir##*/}
"$dir/probe" namespaces,mounts >"$dir/out/outside"
names=
started=
batch=
count=0
for number; do
  names="$names $name-$number.service"
  case " $reloaded $stopped " in
    *" $number "*) ;;
    *) started="$started $name-$number.service" ;;
  esac
done
if [ -n "$scored" ]; then
  units=
  for number in $scored; do
    units="$units $name-$number.service"
  done
  analyze --no-pager security $units 2>/dev/null | grep 'Overall exposure level' >"$dir/out/scores" &
fi
if grep -q '^ExecCondition=' "$unit_folder/$name"-*.service; then
  # A unit whose condition does not hold is forgotten at once, with how it ended, unless another refers to it.
  printf '[Unit]\nDefaultDependencies=no\nAfter=%s\n' "$names" >"$unit_folder/$name-$1-all.target"
  ctl start "$name-$1-all.target"
fi
# tell.sh need not ask which has failed where this stays empty.
failing=$reloaded$stopped
# To have each wait by After= for the fourth before it would be sooner: then Linux 6.12 has panicked in pick_task_fair, twice in twelve times.
for unit in $started; do
  batch="$batch $unit"
  count=$((count + 1))
  if [ "$count" = "$at_once" ]; then
    ctl start $batch 2>/dev/null || failing=yes
    batch=
    count=0
  fi
done
[ -z "$batch" ] || ctl start $batch 2>/dev/null || failing=yes
for number in $reloaded; do
  ctl start "$name-$number.service" 2>/dev/null && ctl reload "$name-$number.service" 2>/dev/null
done
for number in $stopped; do
  ctl start "$name-$number.service" 2>/dev/null && ctl stop "$name-$number.service" 2>/dev/null
done
wait
echo =outside
cat "$dir/out/outside"
echo =scores
cat "$dir/out/scores" 2>/dev/null
