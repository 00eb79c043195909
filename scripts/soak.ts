import {main} from './main.ts';
import {parseSoakOptions} from './soak/parse-soak-options.ts';
import {soakCommand} from './soak/soak-command.ts';

// `npm run soak [-- --steps N --kills N --seed N]`: whether the harness keeps its promises for long, and whatever is killed.
await main(async (context) => {
  const options = parseSoakOptions(process.argv.slice(2));
  return options === undefined ? 0 : soakCommand(options, context);
});
