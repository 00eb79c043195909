import {benchCommand} from './bench/bench-command.ts';
import {parseBenchOptions} from './bench/parse-bench-options.ts';
import {main} from './main.ts';

// `npm run bench [-- --runs N --only NAME…]`: how long everything takes here, as a table, JSON and a chart.
await main(async (context) => {
  const options = parseBenchOptions(process.argv.slice(2));
  return options === undefined ? 0 : benchCommand(options, context);
});
