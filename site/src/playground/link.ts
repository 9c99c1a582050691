/** What was done to the emulator, in order. */
export type Step =
  | { do: 'call'; operation: string; id: string; params: string }
  | { do: 'admit'; session: string; text: string }
  | { do: 'advance'; minutes: number }
  | { do: 'fault'; name: string };

/** What a link to the playground shows. */
export interface Case {
  operation: string;
  /** The id in the path, for an operation that has one. */
  id: string;
  /** The parameters, as the text of the editor. */
  params: string;
  /** The steps to repeat before anything else. */
  steps: Step[];
}

export const firstCase: Case = {
  operation: 'sessions.create',
  id: '',
  params: JSON.stringify({ user: 'user_123', workflow: { id: 'wf_123' } }, null, 2),
  steps: [],
};

/** Reads a case from the fragment of a URL. Steps that are no JSON are left out. */
export function readCase(hash: string): Case {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  return {
    operation: given.get('operation') ?? firstCase.operation,
    id: given.get('id') ?? '',
    params: given.get('params') ?? (given.has('operation') ? '{}' : firstCase.params),
    steps: given.getAll('step').flatMap((text) => {
      try {
        return [JSON.parse(text) as Step];
      } catch {
        return [];
      }
    }),
  };
}

/** Writes a case as the fragment of a URL. */
export function writeCase({ operation, id, params, steps }: Case): string {
  const fields = [
    ['operation', operation],
    ...(id ? [['id', id]] : []),
    ['params', params],
    ...steps.map((step) => ['step', JSON.stringify(step)]),
  ];
  return `#${new URLSearchParams(fields)}`;
}
