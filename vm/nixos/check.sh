# Proves steps on a ready NixOS VM, inside a Nix build, in the folder that project.sh makes: KVM or not. check.nix sets
#
# vm           the VM that build-vm makes
# steps        numbers of the steps, "" for all
# keepResults  "1": a failed step does not fail the build, but marks it as Hydra wants it (nix-support/failed)
# out          gets the results
cp vm/nixos/rendered-steps.nix rendered-steps.before
node --import=./scripts/typescript.js scripts/render-steps.ts
if ! diff -u rendered-steps.before vm/nixos/rendered-steps.nix; then
  echo 'vm/nixos/rendered-steps.nix is not what steps/ says: the VM was built from other units. Run: npm run render-steps' >&2
  exit 1
fi

status=0
# Nobody comes back to what a build would save of it.
# shellcheck disable=SC2086 # numbers
node scripts/confinement.js test $steps --guest "nixos:$vm" --cold || status=$?

results=$(readlink -f test-results/latest)
if [ "$status" -ne 0 ] && [ -z "$keepResults" ]; then
  echo "nix build --keep-failed keeps the results: project/test-results/$(basename "$results") in the folder that it names" >&2
  exit "$status"
fi
mkdir -p "$out/nix-support"
cp -r "$results" "$out/test-results"
printf 'report junit %s\n' "$out/test-results/junit.xml" > "$out/nix-support/hydra-build-products"
printf 'doc none %s\n' "$out/test-results" >> "$out/nix-support/hydra-build-products"
if [ "$status" -ne 0 ]; then
  touch "$out/nix-support/failed"
fi
