#!@shell@
# chroot-exec [COMMAND...]: runs a command inside the confinement of a step and ends with its exit status.
#
# Without arguments, standard input is sent as it is; it may be a whole script. Which step: CHROOT_STEP, else the number
# in /teststep. Output comes line by line, byte for byte. Exit status 1 with a message: the service did not say how the
# command ended.
export PATH=@path@ LC_ALL=C

if [ -z "${CHROOT_STEP:-}" ] && ! read -r CHROOT_STEP 2>/dev/null < /teststep; then
  echo 'chroot-exec: which step? Set CHROOT_STEP to its number, or write it to /teststep' >&2
  exit 1
fi
case $CHROOT_STEP in
  *[!0-9]*)
    echo "chroot-exec: a step is a number, not '$CHROOT_STEP'" >&2
    exit 1
    ;;
esac

connect() {
  nc -NU "/run/test$CHROOT_STEP.sock"
}

send() {
  if [ "$#" -eq 0 ]; then
    connect
  else
    printf '%s\n' "$*" | connect
  fi
}

if ! folder=$(mktemp -d); then
  exit 1
fi
trap 'rm -rf "$folder"' EXIT

# The trailer is the end of the last line: all before it is output, which need not end with a newline. sed knows the
# last line only by looking ahead, so it looks only where a line could be the trailer; all others go out at once (-u,
# which costs about a second for each megabyte).
send "$@" | sed -un "
  /exit-status:[0-9]\{1,3\}\$/ {
    \$ {
      h
      s/.*exit-status://
      w $folder/status
      g
      s/exit-status:[0-9]*\$//
      /^\$/ !w $folder/rest
      b
    }
  }
  p
"
# sed ended the rest with a newline of its own.
head -c -1 "$folder/rest"

if [ -s "$folder/status" ]; then
  exit "$(< "$folder/status")"
fi
unit=test$CHROOT_STEP@
echo "chroot-exec: $unit.service ended without an exit status; see: journalctl -u '$unit*.service'" >&2
exit 1
