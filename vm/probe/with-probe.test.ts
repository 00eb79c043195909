import test from 'ava';
import {UsageError} from '../../harness/errors/usage-error.ts';
import {nix} from '../units/nix.ts';
import {renderSteps} from '../units/render-steps.ts';
import {withProbe} from './with-probe.ts';

test('the probe is bound beside what the step binds, list or expression', (t) => {
  const greeting = nix`pkgs.hello`;
  const render = (packages?: Parameters<typeof withProbe>[0]['service']) =>
    renderSteps([
      {number: 1, description: 'x', ...withProbe({store: {greeting}, service: packages ?? {}})},
    ]).replaceAll(/\s+/g, ' ');
  const store = 'store = { "greeting" = (pkgs.hello); "confinement-probe" = (pkgs.confinement-probe); };';
  for (const [service, packages] of [
    [undefined, '[ (store."confinement-probe") ]'],
    [{confinement: {packages: ['/etc/hosts']}}, '[ "/etc/hosts" (store."confinement-probe") ]'],
    [{confinement: {packages: nix`[ pkgs.hello ]`}}, '(([ pkgs.hello ]) ++ [ (store."confinement-probe") ])'],
  ] as const) {
    const text = render(service);
    t.true(text.includes(store), text);
    t.true(text.includes(`"packages" = ${packages};`), text);
  }
});

test('what else the step sets is kept', (t) => {
  const {service} = withProbe({
    store: {},
    service: {confinement: {mode: 'chroot-only', binSh: null}, serviceConfig: {Nice: 1}},
  });
  t.like(service, {confinement: {mode: 'chroot-only', binSh: null}, serviceConfig: {Nice: 1}});
});

test("a step's own entry of that name is refused", (t) => {
  t.throws(() => withProbe({store: {'confinement-probe': nix`pkgs.hello`}, service: {}}), {
    instanceOf: UsageError,
    message: 'store.confinement-probe is the name of the probe; the entry must have another',
  });
});
