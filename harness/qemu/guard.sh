# guard.sh MARK PROGRAM [ARGUMENT...]: runs a program and sees to it that nothing which it has started outlives it.
#
# A VM's start script may exec QEMU or wait for it, and may start helpers beside it. This process leads a process group of
# its own, and is told by the kernel when the harness dies. When that comes, or the program ends, everything that has
# HARNESS_VM=MARK in its environment is killed, in whatever group or session it is, and then the group.
mark=$1
shift

sweep() {
  # Again until there is none: what a process starts while they are looked for would live on.
  for round in 1 2 3 4 5 6 7 8 9 10; do
    found=
    for file in /proc/[0-9]*/environ; do
      pid=${file#/proc/}
      pid=${pid%/environ}
      if grep -qzx "HARNESS_VM=$mark" "$file" 2>/dev/null; then
        kill -KILL "$pid" 2>/dev/null && found=1
      fi
    done
    [ -n "$found" ] || return 0
  done
}

end() {
  trap '' TERM INT HUP
  sweep
  kill -KILL 0
}
trap end TERM INT HUP

env "HARNESS_VM=$mark" "$@" &
wait "$!"
status=$?
trap '' TERM INT HUP
sweep
exit "$status"
