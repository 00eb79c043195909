# Becomes a shell in a service's sandbox: $prompt is what the service is called in its prompt, $dir is where this lies, beside the
# bash that runs it and a busybox, and $terminal is set when there is one. It tells which shell, between two characters that nothing
# else writes.
PATH="$PATH:$dir"
# What is typed is nobody's history.
HISTFILE=
export PATH HISTFILE
# $1 is a prompt, the rest a command.
enter() {
  PS1=$1
  shift
  [ -z "$terminal" ] || export PS1
  printf '\036%s\036\n' "$1" >&2
  exec "$@"
}
# One that is there may not run there, as without its libraries, and an empty file stands for a package that is not to be had: that
# ends well, whatever it is to do. There may be no /dev/null.
runs() {
  [ -x "$1" ] && { "$1" -c 'exit 7'; } 2>&-
  [ $? = 7 ]
}
for shell in /bin/bash /run/current-system/sw/bin/bash; do
  if runs "$shell"; then
    enter "$prompt:\\w\\\$ " "$shell" --norc --noprofile ${terminal:+-i}
  fi
done
if runs /bin/sh; then
  enter "$prompt:\$PWD\$ " /bin/sh ${terminal:+-i}
fi
# The links are to busybox, for all that bash is not.
PATH="$PATH:$dir/bin"
enter "$prompt:\\w\\\$ " "$dir/bash" --norc --noprofile ${terminal:+-i}
