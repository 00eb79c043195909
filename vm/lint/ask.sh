# Asks systemd what it makes of the units $@, as it would load them, and shows the files in which it finds something, each line after
# a |, and, where it does not know a name, which names it knows. $units is a folder of units that come before its own, if there is one.
[ -z "$units" ] || export SYSTEMD_UNIT_PATH="$units:"
export LC_ALL=C
said=$(systemd-analyze verify --man=no --recursive-errors=yes -- "$@" 2>&1) && status=0 || status=$?
printf '%s\n=status %s\n' "$said" "$status"
printf '%s\n' "$said" | sed -n 's/^\(\/[^ ]*\):[0-9][0-9]*: .*/\1/p' | sort -u | while IFS= read -r file; do
  echo "=file $file"
  sed 's/^/|/' "$file" || :
done
case $said in
  *'Unknown key '* | *'Unknown section '*)
    echo =names
    analyze=$(readlink -f "$(command -v systemd-analyze)")
    # It lies beside the programs that come with it.
    "${analyze%/bin/*}/lib/systemd/systemd" --dump-configuration-items
    ;;
esac
