import { ApiError } from '../http/response.ts';

/** Throws a 404 for an unknown workflow, or an unknown version of a known one. */
export type CheckWorkflow = (id: string, version: string | undefined) => void;

/**
 * Creates a check from a list of `id`, which means every version, and `id@version`. Without a list,
 * every workflow exists. Throws a TypeError for an invalid entry.
 */
export function createWorkflowCheck(workflows: readonly string[] | undefined): CheckWorkflow {
  const known = workflows && versionsById(workflows);
  return (id, version) => {
    const notFound = `Workflow with id '${id}' not found.`;
    if (isMalformed(id)) {
      throw new ApiError(
        404,
        `${notFound} The id must not be blank or contain white space or invisible characters.`,
      );
    }
    if (!known) return;
    const versions = known.get(id);
    if (!versions) throw new ApiError(404, notFound);
    // No version is named `latest`, but the API creates a session with it. Only the chat then fails.
    if (versions === 'all' || version === undefined || version === 'latest') return;
    if (!versions.has(version)) {
      throw new ApiError(404, `${notFound} The id exists, but its version '${version}' does not.`);
    }
  };
}

function versionsById(workflows: readonly string[]): Map<string, Set<string> | 'all'> {
  const known = new Map<string, Set<string> | 'all'>();
  for (const workflow of workflows) {
    const [id = '', version, ...rest] = workflow.split('@');
    if (isMalformed(id) || version === '' || rest.length > 0) {
      throw new TypeError(`A workflow must be given as id or id@version, got "${workflow}".`);
    }
    const versions = known.get(id);
    if (version === undefined || versions === 'all') known.set(id, 'all');
    else known.set(id, new Set([...(versions ?? []), version]));
  }
  return known;
}

function isMalformed(id: string): boolean {
  return id === '' || /[\s\p{C}\p{DI}]/u.test(id); // Such as a zero-width space.
}
