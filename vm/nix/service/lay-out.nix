# One store path with the files of a service, and store-paths, the closure of these.
#
# service   name of the service, without .service
# unit      package with its unit file
# packages  packages with drop-ins
# sysusers  text for systemd-sysusers
{ runCommand, closureInfo }:
{
  service,
  unit,
  packages,
  sysusers,
}:
runCommand "service"
  {
    inherit
      service
      unit
      packages
      sysusers
      ;
    closure = closureInfo { rootPaths = [ unit ] ++ packages; };
    passAsFile = [ "sysusers" ];
  }
  ''
    mkdir "$out"
    for package in $packages; do
      cp -r --no-preserve=mode "$package"/lib/systemd/system/. "$out/"
    done
    # A unit that a package has too only overrides it, as on NixOS: that of the module, before 2022.
    if [ -e "$out/$service.service" ]; then
      mkdir -p "$out/$service.service.d"
      cp "$unit/$service.service" "$out/$service.service.d/overrides.conf"
    else
      cp "$unit/$service.service" "$out/"
    fi
    cp "$sysusersPath" "$out/sysusers.conf"
    cp "$closure/store-paths" "$out/"
  ''
