# What the steps, steps.nix and our models need of nixpkgs' lib, under the same names and with the same meaning.
# A name that is not here does not exist for a step on a Debian guest: Nix then says "attribute ... missing".
let
  inherit (builtins)
    concatLists
    concatStringsSep
    genList
    isList
    isString
    map
    replaceStrings
    ;
in
rec {
  inherit (builtins)
    attrNames
    concatLists
    concatMap
    concatStringsSep
    elem
    filter
    head
    isAttrs
    isBool
    isInt
    isList
    isString
    length
    listToAttrs
    map
    mapAttrs
    replaceStrings
    ;

  singleton = value: [ value ];
  toList = value: if isList value then value else [ value ];
  optional = condition: value: if condition then [ value ] else [ ];
  optionals = condition: list: if condition then list else [ ];
  optionalString = condition: string: if condition then string else "";
  optionalAttrs = condition: attrs: if condition then attrs else { };
  flatten = value: if isList value then concatLists (map flatten value) else [ value ];
  range = first: last: if last < first then [ ] else genList (i: first + i) (last - first + 1);
  mapAttrsToList = f: attrs: map (name: f name attrs.${name}) (builtins.attrNames attrs);
  nameValuePair = name: value: { inherit name value; };

  concatStrings = concatStringsSep "";
  concatMapStrings = f: list: concatStrings (map f list);
  concatMapStringsSep = separator: f: list: concatStringsSep separator (map f list);
  escapeShellArg = value: "'" + replaceStrings [ "'" ] [ "'\\''" ] (toString value) + "'";
  escapeShellArgs = concatMapStringsSep " " escapeShellArg;

  makeSearchPath = folder: packages: concatMapStringsSep ":" (package: "${package}/${folder}") packages;
  makeBinPath = makeSearchPath "bin";
  getExe' = package: program: "${package}/bin/${program}";

  # Priorities as in NixOS: a plain value has 100, and of several definitions the lowest number wins.
  mkOverride = priority: content: {
    _type = "override";
    inherit priority content;
  };
  mkDefault = mkOverride 1000;
  mkForce = mkOverride 50;
}
