# The arguments of confinement-check.nix as it wants them, or one line that says what is wrong and what is allowed.
#
# defaults  of those that may be left out
# args      what was given
defaults: args:
let
  required = [
    "service"
    "modules"
  ];
  allowed = required ++ builtins.attrNames defaults;
  all = defaults // args;
  inherit (all)
    modules
    lock
    relax
    specialArgs
    timeoutFactor
    ;
  named = if builtins.isList all.service then all.service else [ all.service ];
  services = map (
    name: if builtins.match ".*\\.service" name == null then "${name}.service" else name
  ) named;

  refuse = text: throw "confinementCheck: ${text}";
  words = builtins.concatStringsSep ", ";
  show =
    value:
    if builtins.isString value || builtins.isPath value then
      "\"${toString value}\""
    else if builtins.isInt value || builtins.isFloat value || builtins.isBool value || value == null then
      builtins.toJSON value
    else
      "a ${builtins.typeOf value}";
  isWord = pattern: value: builtins.isString value && builtins.match pattern value != null;
  isNumber = value: builtins.isInt value || builtins.isFloat value;
  isFile =
    value:
    builtins.isPath value || builtins.isString value && builtins.substring 0 1 value == "/";

  unknown = builtins.attrNames (removeAttrs args allowed);
  missing = builtins.filter (name: !(args ? ${name})) required;
  noServices = builtins.filter (
    value: !(isWord "[A-Za-z0-9:_.\\-]+(@[A-Za-z0-9:_.\\-]*)?" value) || isWord ".*\\.(socket|timer|target|mount|path|slice)" value
  ) named;
  twice = builtins.filter (
    name: builtins.length (builtins.filter (each: each == name) services) > 1
  ) services;
  noDirectives = builtins.filter (value: !(isWord "[A-Za-z0-9]+" value)) relax;
  first = builtins.head;
in
if !(builtins.isAttrs args) then
  refuse "${show args} is no set of arguments; allowed: { service, modules, … }"
else if unknown != [ ] then
  refuse "${first unknown}: no such argument; allowed: ${words allowed}"
else if missing != [ ] then
  refuse "${first missing}: is missing; it takes ${words required}"
else if named == [ ] then
  refuse "service: is an empty list; allowed: a name, as in \"web\", or a list of some"
else if noServices != [ ] then
  refuse "service: ${show (first noServices)} is no name of a service; allowed: a name, as in \"web\" or \"web.service\", or a list of some"
else if twice != [ ] then
  refuse "service: ${first twice} is given twice"
else if !(builtins.isList modules) then
  refuse "modules: ${show modules} is no list; allowed: a list of modules, as in [ ./web.nix ]"
else if !(builtins.isAttrs specialArgs) then
  refuse "specialArgs: ${show specialArgs} is no set; allowed: a set, as nixosSystem takes it"
else if lock != null && !(isFile lock) then
  refuse "lock: ${show lock} is no path; allowed: null, or a lock file, as in ./web.lock"
else if lock != null && !(builtins.pathExists lock) then
  refuse "lock: ${toString lock} is not there, or not known to git; without lock, the result has it as seen.lock"
else if !(builtins.isList relax) then
  refuse "relax: ${show relax} is no list; allowed: a list of directives, as in [ \"PrivateUsers\" ]"
else if noDirectives != [ ] then
  refuse "relax: ${show (first noDirectives)} is no directive; allowed: a list, as in [ \"PrivateUsers\" ]"
else if lock != null && relax != [ ] then
  refuse "lock and relax: one of them at a time; a lock file is of the service itself"
else if timeoutFactor != null && !(isNumber timeoutFactor && timeoutFactor > 0) then
  refuse "timeoutFactor: ${show timeoutFactor} is no number greater than 0; allowed: null, or as in 4"
else
  all // { inherit services; }
