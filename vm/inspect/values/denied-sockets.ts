import type {Read} from './read-value.ts';

type Protocol = 'tcp' | 'udp';

/** What one rule is about; all ports where it names none, and 0 is none that it could name. */
type Rule = {
  readonly text: string;
  readonly isOfIPv6: boolean;
  readonly protocols: readonly Protocol[];
  readonly ports: {readonly first: number; readonly last: number} | 'all';
};

const pattern =
  /^(?:(?<family>ipv[46])(?::|$))?(?:(?<protocol>tcp|udp)(?::|$))?(?:any|(?<first>\d{1,5})(?:-(?<last>\d{1,5}))?)?$/;

const ruleOf = (text: string): Rule | undefined => {
  const found = text === '' || text.endsWith(':') ? undefined : pattern.exec(text)?.groups;
  if (found === undefined) {
    return undefined;
  }
  const {family, protocol, first, last = first} = found;
  const ports = first === undefined ? 'all' : {first: Number(first), last: Number(last)};
  return ports !== 'all' && (ports.first < 1 || ports.last > 65_535 || ports.first > ports.last)
    ? undefined
    : {
        text,
        isOfIPv6: family === 'ipv6',
        protocols: protocol === undefined ? ['tcp', 'udp'] : [protocol as Protocol],
        ports,
      };
};

const has = ({protocols, ports}: Rule, protocol: Protocol, port: number): boolean =>
  protocols.includes(protocol) && (ports === 'all' || (ports.first <= port && port <= ports.last));

/** What tells of sockets that need no port of their own. */
const usual = [
  {protocol: 'tcp', port: 0, fact: 'loopback bind-tcp'},
  {protocol: 'udp', port: 0, fact: 'loopback bind-udp'},
  {protocol: 'tcp', port: 1, fact: 'loopback bind-low-port'},
] as const;

/**
 * Reads `SocketBindDeny=` as systemd does: what a rule of `SocketBindAllow=` has is let all the same. Of each rule a port is looked at, by a
 * socket of IPv4.
 */
export const deniedSockets = (values: readonly string[], allowedValues: readonly string[]): Read => {
  const [denied, allowed] = [values.map(ruleOf), allowedValues.map(ruleOf)];
  if (!denied.every((rule) => rule !== undefined) || !allowed.every((rule) => rule !== undefined)) {
    return undefined;
  }
  const opened = allowed.filter(({isOfIPv6}) => !isOfIPv6);
  const tried = denied.map((rule) => ({rule, facts: rule.isOfIPv6 ? [] : factsOf(rule, opened)}));
  const untried = tried
    .filter(({facts}) => facts.length === 0)
    .map(({rule: {text, isOfIPv6}}) =>
      isOfIPv6
        ? `${text} is of IPv6, and the probe binds sockets of IPv4 alone`
        : `SocketBindAllow= opens all that ${text} closes`,
    );
  return {
    word: values.join(' '),
    items: [...new Set(tried.flatMap(({facts}) => facts))],
    ...(untried.length === 0 ? {} : {untried: untried.join(', ')}),
  };
};

const factsOf = (rule: Rule, opened: readonly Rule[]): string[] => {
  const isDenied = (protocol: Protocol, port: number): boolean =>
    has(rule, protocol, port) && !opened.some((each) => has(each, protocol, port));
  const {ports} = rule;
  if (ports === 'all') {
    return usual.filter(({protocol, port}) => isDenied(protocol, port)).map(({fact}) => fact);
  }
  // One that needs no capability, or an end of the rule, or what is beside those that are opened.
  const candidates = [
    Math.max(ports.first, 1024),
    ports.first,
    ports.last,
    ...opened.flatMap((each) => (each.ports === 'all' ? [] : [each.ports.first - 1, each.ports.last + 1])),
  ];
  return rule.protocols.flatMap((protocol) => {
    const port = candidates.find((each) => isDenied(protocol, each));
    return port === undefined ? [] : `bind ${protocol}:${String(port)}`;
  });
};
