# Makes links to busybox in $dir, for all that it can be.
mkdir "$dir/bin"
"$dir/busybox" --install -s "$dir/bin"
