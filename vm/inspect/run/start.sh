# Starts twins that are in place, one after another, until one has started, and ends each: $@ are their numbers. Tells each that it
# tries, and the one that has started: it goes on for $moment seconds, or ends well.
name=${dir##*/}
look() {
  eval "$(ctl show --property=Type --property=SubState --property=ActiveState --property=Result --property=MainPID -- "$unit")"
}
has_started() {
  ctl --no-ask-password start "$unit" </dev/null >/dev/null 2>&1 || return 1
  look
  case $Type/$SubState in
    simple/running | exec/running | idle/running)
      # Of these systemd says that they have started when there is a process. It may be gone by now.
      timeout "$moment" tail -s 0.1 --pid="$MainPID" -f /dev/null
      look
      ;;
  esac
  case $Result/$ActiveState in
    success/active | success/inactive | success/deactivating) ;;
    *) return 1 ;;
  esac
}
for number; do
  unit=$name-$number.service
  echo "=tried $number"
  started=no
  has_started && started=yes
  ctl stop "$unit" >/dev/null 2>&1
  if [ "$started" = yes ]; then
    echo "=started $number"
    break
  fi
done
:
