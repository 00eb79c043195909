# Puts unit files of twins in place that lie in $dir with lists of paths: $@ are their numbers.
name=${dir##*/}
for number; do
  # Paths that are not there, and the folders in which they would be: what systemd makes of them is taken away again.
  while IFS= read -r path; do
    case $path in
      /*) ;;
      *) continue ;;
    esac
    while [ -n "$path" ] && [ ! -e "$path" ] && [ ! -L "$path" ]; do
      printf '%s\n' "$path" >>"$dir/made"
      path=${path%/*}
    done
  done <"$dir/paths-$number"
  cp "$dir/unit-$number" "$unit_folder/$name-$number.service"
done
