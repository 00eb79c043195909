# Starts $unit on the terminal that this has, and ends with it.
# The terminal is the unit's from then on: what it says is not for this.
trap '' HUP INT QUIT TSTP
echo "TTYPath=$(tty)" >>"/run/systemd/system/$unit"
systemctl --no-ask-password start "$unit" </dev/null >/dev/null 2>&1
:
