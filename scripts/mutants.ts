import {main} from './main.ts';
import {mutantsCommand} from './mutants/mutants-command.ts';
import {parseMutantsOptions} from './mutants/parse-mutants-options.ts';

// `npm run mutants [-- --module MODULE… --round ROUND]`: shows on a real machine that what is broken is noticed.
await main(async (context) => {
  const options = parseMutantsOptions(process.argv.slice(2));
  return options === undefined ? 0 : mutantsCommand(options, context);
});
