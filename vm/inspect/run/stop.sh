# Ends a twin, of which $@ is the number, and takes its unit away.
unit=${dir##*/}-$1.service
systemctl stop "$unit" >/dev/null 2>&1
systemctl reset-failed "$unit" 2>/dev/null
rm -f "/run/systemd/system/$unit"
:
