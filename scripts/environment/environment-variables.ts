/** Environment variables that mean something to the harness, for its user: those that belong together, and what they say, in Markdown. */
export const environmentVariables: readonly {readonly names: readonly string[]; readonly meaning: string}[] =
  [
    {
      names: ['CONFINEMENT_CACHE'],
      meaning:
        'folder of images, Nix store and keys; default: `confinement-harness` in `XDG_CACHE_HOME` or `~/.cache`',
    },
    {
      names: ['CONFINEMENT_CACHE_LIMIT'],
      meaning: 'gibibytes that the cache may take before it forgets the oldest; default: 6',
    },
    {
      names: ['TMPDIR'],
      meaning: 'where run folders are made, and images built, which takes 1 GB; default: `/tmp`',
    },
    {
      names: ['CI'],
      meaning: 'what is missing on the host is installed through `sudo` where that asks for no password',
    },
    {
      names: ['CI_NODE_INDEX', 'CI_NODE_TOTAL'],
      meaning:
        'which part of a CI job this machine is, as the variables of CircleCI, Bitbucket, Buildkite and Semaphore; see [CI](../ci.md#over-several-machines)',
    },
    {names: ['GITLAB_CI'], meaning: '`CI_NODE_INDEX` counts from 1'},
    {
      names: ['GITHUB_ACTIONS', 'GITHUB_STEP_SUMMARY'],
      meaning:
        "in a job of GitHub's, which sets them: what failed is marked beside the code, and the job's page tells it",
    },
    {
      names: ['GITHUB_WORKSPACE', 'CI_PROJECT_DIR', 'WORKSPACE'],
      meaning: 'where a CI system has the checkout: paths in reports start there',
    },
    {names: ['NO_COLOR'], meaning: 'no colours, also on a terminal'},
    {
      names: ['CONFINEMENT_GUEST', 'CONFINEMENT_MODULE'],
      meaning: 'what AVA proves when it is started by hand: `npx ava steps/steps.test.ts`',
    },
    {
      names: ['CONFINEMENT_UPDATE'],
      meaning:
        '`1`: lock files beside steps, and tests, are written, not held to; see [Adding a step](../../steps/README.md#beside-a-lock-file)',
    },
    {
      names: ['CONFINEMENT_SEED'],
      meaning: 'a whole number: what step 33 makes up its examples from, to try those of a failure again',
    },
    {
      names: ['CONFINEMENT_PROBE'],
      meaning:
        "the probe's program, built already: for `inspect` where none can be made, as inside a Nix build",
    },
    {
      names: ['CONFINEMENT_NIXPKGS'],
      meaning:
        "a nixpkgs checkout: the harness's own tests then compare with its module, evaluate its NixOS, and run the commands of the documents that need it",
    },
    {
      names: ['CONFINEMENT_ACTION_JUNIT_REPORT', 'CONFINEMENT_GITLAB'],
      meaning:
        "checkouts of mikepenz/action-junit-report and of GitLab: the harness's own tests then have their readers read our `junit.xml` (GitLab's with `ruby`, activesupport and nokogiri)",
    },
  ];
