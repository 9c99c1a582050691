import { useEffect, useRef } from 'preact/hooks';
import type { Shared } from './app.tsx';
import { createEditor, type Editor } from './editor.ts';
import { firstCase } from './link.ts';
import { jsonSchemaOf, operations, pathParameter } from './operations.ts';
import { Problems } from './problems.tsx';

/** The operation, its id, its parameters and the button that sends it. */
export function RequestForm({ emulator, current, change, act }: Shared) {
  const found =
    operations.find(({ operation }) => operation === current.operation) ?? operations[0];
  const parameter = found && pathParameter(found);
  const ids = parameter === 'session_id' ? emulator.sessions.list() : emulator.threads.list();
  const choose = (operation: string): void =>
    change({
      operation,
      id: '',
      params: operation === firstCase.operation ? firstCase.params : '{}',
    });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const { operation, id, params } = current;
        void act({ do: 'call', operation, id, params: jsonSchemaOf(operation) ? params : '{}' });
      }}
    >
      <label>
        Operation
        <select
          value={current.operation}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
        >
          {operations.map(({ operation }) => (
            <option key={operation}>{operation}</option>
          ))}
        </select>
      </label>
      {parameter && (
        <label>
          {parameter}
          <input
            list="ids"
            value={current.id}
            onInput={({ currentTarget }) => change({ id: currentTarget.value })}
          />
          <datalist id="ids">
            {ids.map(({ id }) => (
              <option key={id} value={id} />
            ))}
          </datalist>
        </label>
      )}
      <Parameters current={current} change={change} />
      <Problems operation={current.operation} text={current.params} />
      <button class="primary">Run</button>
    </form>
  );
}

function Parameters({ current, change }: Pick<Shared, 'current' | 'change'>) {
  const parent = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor>(undefined);
  const operation = useRef(current.operation);
  operation.current = current.operation;
  useEffect(() => {
    if (!parent.current) return undefined;
    editor.current = createEditor({
      parent: parent.current,
      text: current.params,
      operation: () => operation.current,
      onChange: (params) => change({ params }),
    });
    return () => editor.current?.destroy();
  }, []);
  useEffect(() => editor.current?.show(current.params), [current.params]);
  const takesNone = !jsonSchemaOf(current.operation);
  return (
    <>
      {takesNone && <p>This operation takes no parameters.</p>}
      <div class="editor" ref={parent} hidden={takesNone} />
    </>
  );
}
