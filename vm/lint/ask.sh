# Asks systemd what it makes of the units $@, as it would load them, and where it does not know a name, which names it knows:
# $systemd is its program.
said=$(systemd-analyze verify --man=no --recursive-errors=yes -- "$@" 2>&1) && status=0 || status=$?
printf '%s\n=status %s\n' "$said" "$status"
case $said in
  *'Unknown key '* | *'Unknown section '*) "$systemd" --dump-configuration-items ;;
esac
