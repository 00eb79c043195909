# Has PID 1 make $slice, in which $in_slice holds, while the machine is told of here. It takes PID 1 long, and would do so again whenever the
# units in the slice have need of other controllers: one that is always there keeps them the same.
kept=${slice%.slice}-kept.slice
printf '[Slice]\n%s\n' "$in_slice" >"/run/systemd/system/$slice"
printf '[Slice]\n' >"/run/systemd/system/$kept"
systemctl start "$kept" >/dev/null 2>&1 &
