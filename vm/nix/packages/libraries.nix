# Which package of its own a shared library gets, by the name that programs ask for (DT_NEEDED). Names follow nixpkgs,
# so that the closure of a step's server reads as on NixOS: each path of it is one more that systemd has to bind at each
# start. A library that is not listed here, such as what only Debian's coreutils need, is copied into the package that
# needs it. The loader and the parts of glibc that programs load by name belong together and are never patched.
{
  glibc = [
    "ld-linux-x86-64.so.2"
    "libBrokenLocale.so.1"
    "libanl.so.1"
    "libc.so.6"
    "libdl.so.2"
    "libm.so.6"
    "libmvec.so.1"
    "libnss_compat.so.2"
    "libnss_dns.so.2"
    "libnss_files.so.2"
    "libpthread.so.0"
    "libresolv.so.2"
    "librt.so.1"
    "libutil.so.1"
  ];
  acl = [ "libacl.so.1" ];
  attr = [ "libattr.so.1" ];
  gmp = [ "libgmp.so.10" ];
  ncurses = [ "libtinfo.so.6" ];
  openssl = [ "libcrypto.so.3" ];
}
