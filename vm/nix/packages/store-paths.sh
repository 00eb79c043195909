# store_paths FILE...: the store paths in files that Nix wrote for exportReferencesGraph, each once, sorted.
# Such a file repeats: path, deriver (may be empty), number of references, the references.
store_paths() {
  local file path count
  for file; do
    while read -r path && read -r _ && read -r count; do
      echo "$path"
      while ((count-- > 0)); do read -r _; done
    done < "$file"
  done | LC_ALL=C sort -u
}
