import { Refusal } from './answers.ts';

/** Refuses with 404 a workflow, or a version of one, that there is not. */
export type CheckWorkflow = (id: string, version: string | undefined) => void;

/** From a list of `id`, which stands for every version, and `id@version`; without it, all exist. */
export function createWorkflowCheck(workflows: readonly string[] | undefined): CheckWorkflow {
  if (!workflows) return () => {};
  const versions = new Map<string, Set<string> | 'all'>();
  for (const workflow of workflows) {
    const [id, version, ...rest] = workflow.split('@');
    if (!id || version === '' || rest.length > 0) {
      throw new TypeError(`A workflow is given as id or id@version, not as "${workflow}".`);
    }
    const known = versions.get(id);
    if (version === undefined || known === 'all') versions.set(id, 'all');
    else versions.set(id, new Set([...(known ?? []), version]));
  }
  return (id, version) => {
    const known = versions.get(id);
    const missing = `Workflow with id '${id}' not found.`;
    if (!known) throw new Refusal(404, missing);
    // `latest` is no version, yet the API creates a session with it; only the chat then fails.
    if (known === 'all' || version === undefined || version === 'latest') return;
    if (!known.has(version)) {
      throw new Refusal(404, `${missing} It is known, but its version '${version}' is not.`);
    }
  };
}
