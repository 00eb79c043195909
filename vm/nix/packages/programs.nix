# The packages that hold programs: which file of the guest's /usr/bin becomes which program.
# `programs` must exist in the guest's root; of `optional` those that do are taken; `links` are relative symlinks.
let
  same = names: builtins.listToAttrs (map (name: { inherit name; value = name; }) names);
  bash = {
    programs = same [ "bash" ];
    links.sh = "bash";
  };
in
{
  inherit bash;
  # A path of its own, as in nixpkgs: /bin/sh of a confined service is not the shell of its scripts.
  bash-interactive = bash;
  coreutils = {
    programs = same [ "cat" "id" "ls" "readlink" "sleep" ];
    optional = same (import ./coreutils-programs.nix);
  };
  findutils.programs = same [ "find" "xargs" ];
  gnugrep.programs = same [ "grep" ];
  gnused.programs = same [ "sed" ];
  hello.programs = same [ "hello" ];
  netcat.programs.nc = "nc.openbsd";
  systemd = {
    programs = same [ "systemctl" ];
    optional = same [
      "busctl"
      "journalctl"
      "systemd-cat"
      "systemd-detect-virt"
      "systemd-escape"
      "systemd-id128"
      "systemd-notify"
      "systemd-path"
      "systemd-run"
    ];
  };
}
