# Starts $unit, which reads and writes pipes that this makes in $dir, passes on what goes through them, and ends with it.
exec 3<&0
mkfifo "$dir/stdin" "$dir/stdout" "$dir/stderr"
# For as long as it has not ended: without one that writes, a pipe cannot be opened by who reads it.
exec 4<>"$dir/stdout" 5<>"$dir/stderr"
cat <"$dir/stdout" 4>&- 5>&- &
out=$!
cat <"$dir/stderr" >&2 4>&- 5>&- &
err=$!
cat <&3 >"$dir/stdin" 4>&- 5>&- &
in=$!
systemctl --no-ask-password start "$unit" </dev/null >/dev/null 2>&1
exec 4>&- 5>&-
kill "$in" 2>/dev/null
wait "$out" "$err"
:
