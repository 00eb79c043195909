# Inspects services of a ready NixOS VM, inside a Nix build, in the folder that project.sh makes: KVM or not. inspect.nix sets
#
# vm           the VM that build-vm makes
# probe        the probe's program
# services     names of the services
# options      further options of `confinement inspect`
# lock         a lock file, "" for none
# lockName     what it is called where it comes from
# out          gets the report in all forms, and a lock file of what was seen; nix-support/failed when something is not as it is to be
export CONFINEMENT_PROBE="$probe"

# By names that are the same each time, as reports have them.
ln -s "$vm" machine
guest=nixos:machine
locked=()
if [ -n "$lock" ]; then
  cp "$lock" "./$lockName"
  locked=(--lock "$lockName")
fi

status=0
# Nobody comes back to what a build would save of it.
# shellcheck disable=SC2086 # names of services, directives and numbers
node scripts/confinement.js inspect $services --guest "$guest" --cold --results "$out" $options "${locked[@]}" || status=$?
# Of what could not be seen there is nothing to be kept.
if [ "$status" -gt 1 ]; then
  exit "$status"
fi

mkdir -p "$out/nix-support"
for file in "$out"/report.* "$out"/seen.lock; do
  if [ -e "$file" ]; then
    printf 'doc none %s\n' "$file" >> "$out/nix-support/hydra-build-products"
  fi
done
if [ "$status" -ne 0 ]; then
  touch "$out/nix-support/failed"
fi
