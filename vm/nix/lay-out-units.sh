# $planPath       lines "package UNIT PATH", "unit NAME PATH", "text NAME VARIABLE", "wants TARGET NAME" and
#                 "program - PATH"
# ${VARIABLE}Path a file with the text of a unit
# $sysusersPath   becomes sysusers.conf
# $tablePath      becomes steps.json
system=$out/lib/systemd/system
mkdir -p "$system" "$out/bin"
while read -r kind name path; do
  case $kind in
    package)
      (cd "$path/lib/systemd/system" && find . -type f) | while read -r file; do
        # As NixOS, which has `ln` say so: a unit that is shipped, and one of the module for the same name (before 2022).
        if [ -e "$system/$file" ]; then
          echo "$name: two packages bring the file ${file#./}: File exists" >&2
          exit 1
        fi
        mkdir -p "$(dirname "$system/$file")"
        ln -s "$path/lib/systemd/system/${file#./}" "$system/$file"
      done
      ;;
    unit)
      # A unit that a package has too only overrides it, as on NixOS.
      if [ -e "$system/$name" ]; then
        mkdir -p "$system/$name.d"
        ln -s "$path/$name" "$system/$name.d/overrides.conf"
      else
        ln -s "$path/$name" "$system/$name"
      fi
      ;;
    text)
      variable=${path}Path
      cp "${!variable}" "$system/$name"
      ;;
    wants)
      mkdir -p "$system/$name.wants"
      ln -s "../$path" "$system/$name.wants/$path"
      ;;
    program) ln -s "$path"/bin/* "$out/bin/" ;;
  esac
done < <(cat "$planPath"; echo)
cp "$sysusersPath" "$out/sysusers.conf"
echo >> "$out/sysusers.conf"
cp "$tablePath" "$out/steps.json"
