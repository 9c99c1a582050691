/** Where the site is published, and where its sources are. */
export interface Publication {
  /** The address of the site, which ends with a slash. */
  url: string;
  /** The address of the repository. Undefined outside a workflow, where nobody knows it. */
  repository: string | undefined;
}

/** Reads the addresses from the environment. A local build is for `pnpm site`. */
export function readPublication(environment: NodeJS.ProcessEnv): Publication {
  const { SITE_URL, GITHUB_SERVER_URL, GITHUB_REPOSITORY } = environment;
  return {
    url: `${(SITE_URL || 'http://127.0.0.1:4321').replace(/\/$/, '')}/`,
    repository: GITHUB_REPOSITORY && `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}`,
  };
}
