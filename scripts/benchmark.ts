import {benchmarkCommand} from './benchmark/benchmark-command.ts';
import {parseBenchmarkOptions} from './benchmark/parse-benchmark-options.ts';
import {main} from './main.ts';

// `npm run bench [-- --runs N --only NAME…]`: how long everything takes here, as a table, JSON and a chart.
await main(async (context) => {
  const options = parseBenchmarkOptions(process.argv.slice(2));
  return options === undefined ? 0 : benchmarkCommand(options, context);
});
