# `runCommandCC` for a Debian guest: $CC is a C compiler of the host that makes static programs.
#
# compiler  folder with tcc, its libraries, and the C library that it links with (vm/units/stage-compiler.ts)
{
  compiler,
  runCommand,
  writeScript,
  shell,
}:
let
  staged = builtins.path {
    name = "compiler";
    path = compiler;
  };
  # An archive gives what is asked for before it, so that it must come last.
  cc = writeScript "cc" ''
    #!${shell}
    exec ${staged}/lib/ld-linux-x86-64.so.2 --library-path ${staged}/lib ${staged}/tcc \
      -nostdinc -nostdlib -I${staged}/libc/include -I${staged}/support/include \
      ${staged}/libc/lib/crt1.o ${staged}/libc/lib/crti.o "$@" \
      ${staged}/libc/lib/libc.a ${staged}/support/libtcc1.a ${staged}/libc/lib/crtn.o
  '';
in
name: attrs: script:
runCommand name (attrs // { CC = cc; }) script
