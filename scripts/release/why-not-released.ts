/** What is known of a release before it is one. */
export type Release = {
  readonly version: string;
  /** Text of CHANGELOG.md. */
  readonly changelog: string;
  /** The files that would be packed, by their paths in the package. */
  readonly files: readonly {readonly path: string; readonly mode: number}[];
};

/** The command, and what `import` gives. */
const needed = [
  'scripts/confinement.js',
  'dist/index.js',
  'dist/index.d.ts',
  'dist/scripts/run-cli.js',
  'dist/harness/report/viewer/viewer.js',
  'dist/harness/report/viewer/style.css',
  'dist/vm/nix/default.nix',
  'dist/vm/guests/debian/image/initrd-init',
  'docs/getting-started.md',
];

/** Everything else that is in the package on purpose. */
const allowed = [
  /^(?:package\.json|LICENSE|(?:README|CHANGELOG|CONTRIBUTING|SECURITY)\.md|llms\.txt|scripts\/confinement\.js)$/,
  /^docs\/(?:reference\/)?[\w-]+\.(?:md|png)$/,
  /^dist\/(?:index|(?:harness|vm|steps|scripts)\/.+)(?:\.d\.ts|\.js)$/,
  /^dist\/(?:harness|vm|steps|scripts)\/.+\.(?:nix|sh|c|h|md|template|json|css)$/,
  /^dist\/vm\/guests\/debian\/image\/(?:initrd-init$|root\/)/,
];

/** Tests and what they use, but for the file that makes the steps AVA's tests: it is what proves them. */
const refused =
  /\.test(?:-d)?\.|(?:^|\/)(?:fixtures|testing|mutants|test-results|node_modules)\/|(?:^|\/)(?:\.env|\.npmrc|id_[a-z0-9]+|.*\.(?:pem|key))$/;
const provesSteps = /^dist\/steps\/steps\.test\.(?:js|d\.ts)$/;

/** Why this must not be released, in one line; undefined when it may. */
export const whyNotReleased = ({version, changelog, files}: Release): string | undefined => {
  if (!/^\d+\.\d+\.\d+(?:-[0-9a-z.]+)?$/.test(version)) {
    return `package.json: version ${version} is no semantic version`;
  }
  if (!changelog.split('\n').some((line) => line.startsWith(`## [${version}]`))) {
    return `CHANGELOG.md: has no entry ## [${version}]`;
  }
  const wrong = files.find(
    ({path}) =>
      (refused.test(path) && !provesSteps.test(path)) || !allowed.some((pattern) => pattern.test(path)),
  );
  if (wrong !== undefined) {
    return `${wrong.path}: would be packed, and is not meant to be`;
  }
  const missing = needed.find((path) => !files.some((file) => file.path === path));
  if (missing !== undefined) {
    return `${missing}: would not be packed, and is needed`;
  }
  const command = files.find(({path}) => path === 'scripts/confinement.js');
  return command === undefined || (command.mode & 0o111) === 0
    ? 'scripts/confinement.js: is not executable'
    : undefined;
};
