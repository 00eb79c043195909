# Tells what the specifiers of the user's manager stand for, by a unit whose description has them.
{
  printf '[Unit]\nDescription='
  for letter in t S C L E T V h u U g G s; do
    printf '%s=%%%s|' "$letter" "$letter"
  done
  printf '\n[Service]\nExecStart=/bin/true\n'
} >"$unit_folder/${dir##*/}-specifiers.service"
echo =manager
ctl show --value --property=Description "${dir##*/}-specifiers.service"
rm "$unit_folder/${dir##*/}-specifiers.service"
