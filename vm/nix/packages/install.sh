# Builder of the packages, run by a static busybox: copies programs and libraries of the guest into their packages and
# points them at one another (interpreter and run path), so that they need nothing outside the store.
#
# $plan    lines "<kind> <package's store path> <name> <source>", kind = library | program | link
# $root    slice of the guest's root file system
# $tools   busybox, patchelf and, when that is not static, lib/ with its libraries and loader
# $loader  store path of the loader for the programs

"$tools/busybox" mkdir bin homes files
"$tools/busybox" --install -s "$PWD/bin"
PATH=$PWD/bin

elf() {
  if [ -e "$tools/lib" ]; then
    "$tools"/lib/ld-* --library-path "$tools/lib" "$tools/patchelf" "$@"
  else
    "$tools/patchelf" "$@"
  fi
}

find_library() {
  for folder in x86_64-linux-gnu x86_64-linux-gnu/systemd systemd; do
    if [ -e "$root/usr/lib/$folder/$1" ]; then
      echo "$root/usr/lib/$folder/$1"
      return
    fi
  done
  return 1
}

# copy SOURCE TARGET
copy() {
  mkdir -p "${2%/*}"
  cp -L "$1" "$2"
  chmod u+w "$2"
}

# run_path PACKAGE FILE...: prints the folders that hold what the files need; copies what has no package of its own.
run_path() {
  local package="$1" result='' folder name needed
  shift
  needed=$(elf --print-needed "$@" | sort -u)
  for name in $needed; do
    if [ -e "homes/$name" ]; then
      folder=$(cat "homes/$name")/lib
    else
      folder=$package/lib
      [ -e "$folder/$name" ] || adopt "$package" "$name" "$@"
    fi
    case ":$result:" in
      *":$folder:"*) ;;
      *) result=$result${result:+:}$folder ;;
    esac
  done
  echo "$result"
}

# adopt PACKAGE LIBRARY NEEDED_BY...: gives the package a copy of a library.
adopt() {
  local package="$1" name="$2" source path
  shift 2
  if ! source=$(find_library "$name"); then
    for file; do
      if elf --print-needed "$file" | grep -Fqx "$name"; then
        echo "${file#"$package/"} of ${package##*-} needs the library $name, which the guest's root lacks" >&2
      fi
    done
    exit 1
  fi
  copy "$source" "$package/lib/$name"
  path=$(run_path "$package" "$package/lib/$name")
  elf --set-rpath "$path" "$package/lib/$name"
}

echo "$plan" > plan
while read -r kind package name source; do
  case $kind in
    library)
      copy "$(find_library "$name")" "$package/lib/$name"
      echo "$package" > "homes/$name"
      case $loader in "$package"/*) ;; *) echo "$package/lib/$name" >> "files/library-${package##*/}" ;; esac
      ;;
    program)
      copy "$root/usr/bin/$source" "$package/bin/$name"
      echo "$package/bin/$name" >> "files/program-${package##*/}"
      ;;
    link) ln -s "$source" "$package/bin/$name" ;;
  esac
done < plan

for list in files/*; do
  package=/nix/store/${list#files/*-}
  files=$(cat "$list")
  path=$(run_path "$package" $files)
  case $list in
    files/program-*) elf --set-interpreter "$loader" --set-rpath "$path" $files ;;
    *) elf --set-rpath "$path" $files ;;
  esac
done
