# Puts units into a running NixOS: each argument NAME=PATH is what /etc has of that name.
set -eu
for entry; do
  name=/etc/${entry%%=*}
  path=${entry#*=}
  mkdir -p "${name%/*}"
  if [ "$name" = /etc/systemd/system ]; then
    # A folder of now, as all in the store are of 1970: systemd looks for a unit that it does not know where the folders have
    # changed. So no daemon-reload is needed, which costs an emulated guest more than all the rest.
    mkdir "$name.harness"
    cp -a "$path/." "$name.harness"
    chmod u+w "$name.harness"
    touch "$name.harness"
  else
    ln -s "$path" "$name.harness"
  fi
  # A link, as all of /etc are: it cannot be replaced by a folder in one move.
  rm -f "$name"
  mv -T "$name.harness" "$name"
done
