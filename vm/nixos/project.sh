# Makes a project of the installed harness, inside a Nix build: no network, no home folder. It is put before check.sh and
# inspect.sh. They set
#
# harness      folder of the installed harness
# privateKey   files of the key that the VM lets in
# publicKey
set -e

# The harness writes its results beside itself.
cp -r "$harness" project
chmod -R u+w project
cd project

export HOME=$PWD/home CONFINEMENT_CACHE=$PWD/cache NO_COLOR=1
mkdir -p "$HOME" "$CONFINEMENT_CACHE/keys"
cp "$publicKey" "$CONFINEMENT_CACHE/keys/id_ed25519.pub"
install -m 600 "$privateKey" "$CONFINEMENT_CACHE/keys/id_ed25519"

