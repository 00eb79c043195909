# Writes $out/$file, the part of a confined service that only a build can know. The order of its lines is the module's.
#
# $shell       what /bin/sh is to be; empty: no /bin/sh
# $temporary   folders to hide, separated by spaces
# $references  the file whose references are the closure; it is no part of the chroot itself
mkdir -p "$(dirname "$out/$file")"
{
  echo '[Service]'
  if [ -n "$shell" ]; then
    # Fully resolved, because systemd would bind the link and not what it points to.
    if ! program=$(readlink -e "$shell"); then
      echo "confinement.binSh: there is no $shell" >&2
      exit 1
    fi
    echo "BindReadOnlyPaths=$program:/bin/sh"
  fi
  for folder in $temporary; do
    echo "InaccessiblePaths=-+$folder"
  done
  store_paths closure | while read -r path; do
    if [ -L "$path" ]; then
      # systemd cannot bind a symlink: what it points to appears in its place. A dangling one gives an empty source,
      # as in the real module.
      echo "BindReadOnlyPaths=$(readlink -e "$path" || true):$path"
    elif [ "$path" != "$references" ]; then
      echo "BindReadOnlyPaths=$path"
    fi
  done
} > "$out/$file"
