# Starts a twin that is in place, of which $@ is the number, and tells whether it goes on for $moment seconds, or ends well.
unit=${dir##*/}-$1.service
property() {
  systemctl show --property="$1" --value -- "$unit"
}
is=no
if systemctl --no-ask-password start "$unit" </dev/null >/dev/null 2>&1; then
  left=$moment
  while [ "$left" -gt 0 ] && systemctl --quiet is-active "$unit"; do
    sleep 1
    left=$((left - 1))
  done
  case $(property Result)/$(property ActiveState) in
    success/active | success/inactive) is=yes ;;
  esac
fi
echo "=started $is"
