/** What a link to the playground shows. */
export interface Case {
  operation: string;
  /** The id in the path, for an operation that has one. */
  id: string;
  /** The parameters, as the text of the editor. */
  params: string;
  /** The names of the pending faults. */
  faults: string[];
}

const first: Case = {
  operation: 'sessions.create',
  id: '',
  params: JSON.stringify({ user: 'user_123', workflow: { id: 'wf_123' } }, null, 2),
  faults: [],
};

/** Reads a case from the fragment of a URL. */
export function readCase(hash: string): Case {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  return {
    operation: given.get('operation') ?? first.operation,
    id: given.get('id') ?? '',
    params: given.get('params') ?? (given.has('operation') ? '{}' : first.params),
    faults: given.getAll('fault'),
  };
}

/** Writes a case as the fragment of a URL. */
export function writeCase({ operation, id, params, faults }: Case): string {
  const fields = [
    ['operation', operation],
    ...(id ? [['id', id]] : []),
    ['params', params],
    ...faults.map((fault) => ['fault', fault]),
  ];
  return `#${new URLSearchParams(fields)}`;
}
