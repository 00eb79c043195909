# A store path in the place of a package that is not to be had: empty, but for empty programs where it is known which there
# are to be.
#
# name   of the store path, behind the hash
# isFile whether it is a file itself
# files  paths below it
{ runCommand }:
{
  name,
  isFile ? false,
  files ? [ ],
}:
runCommand name
  {
    inherit isFile files;
  }
  ''
    if [ -n "$isFile" ]; then
      echo -n > "$out"
      exit
    fi
    mkdir "$out"
    for file in $files; do
      mkdir -p "$out/$(dirname "$file")"
      # Another path may go through it.
      [ -e "$out/$file" ] || echo -n > "$out/$file"
      chmod +x "$out/$file"
    done
  ''
