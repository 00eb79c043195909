# Makes the folder of one inspection, of which $dir is the path, and takes its $program on standard input. Whatever ends the
# inspection, the transient unit takes all away: when it is told to, and after $lease seconds in which nobody has made $dir/renewed.
# Without a lease nothing is: the machine ends.
set -eu
umask 022
mkdir "$dir"
# Not in /run itself, where some machines let no program run.
mount -t tmpfs -o mode=0755,nosuid,nodev,size=64m confinement-inspect "$dir"
mkdir "$dir/out"
: >"$dir/made"
if [ -n "$lease" ]; then
  printf '%s' "$undo" >"$dir/undo"
  systemd-run --quiet --no-block --collect --unit="${dir##*/}" --property=TimeoutStopSec=60 \
    --description="Takes away what confinement inspect has made" --setenv=PATH="$PATH" --setenv=dir="$dir" \
    --property=ExecStopPost="/bin/sh $dir/undo" /bin/sh -c "while sleep $lease && rm $dir/renewed 2>/dev/null; do :; done"
fi
gzip -d >"$dir/$program"
chmod 755 "$dir/$program"
