import {main} from './main.ts';
import {formatOutcomes} from './rehearsal/format-outcomes.ts';
import {parseRehearsalOptions} from './rehearsal/parse-rehearsal-options.ts';
import {rehearse} from './rehearsal/rehearse.ts';
import {routes} from './rehearsal/routes.ts';

// `npm run rehearse-nixos -- --nixpkgs PATH`: every route to a NixOS on a real one, before a release.
await main(async ({progress, signal}) => {
  const options = parseRehearsalOptions(process.argv.slice(2));
  if (options === undefined) {
    return 0;
  }
  const wanted = routes.filter(({name}) => options.only?.includes(name) ?? true);
  const outcomes = await rehearse(wanted, options, (line) => progress.say(line), signal);
  progress.end();
  process.stdout.write(formatOutcomes(outcomes));
  signal.throwIfAborted();
  return outcomes.some(({verdict}) => verdict === 'FAIL') ? 1 : 0;
});
