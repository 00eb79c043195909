# What was said of units since $since: $@ are journalctl's options that name them.
journalctl --sync 2>/dev/null
journalctl --quiet --no-pager --boot --output=cat --since="$since" "$@"
