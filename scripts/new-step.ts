// `npm run new-step -- "description"`: the command `confinement new-step`.
process.argv.splice(2, 0, 'new-step');
await import('./run-cli.ts');
