import { useEffect, useRef } from 'preact/hooks';
import type { PanelProps } from './panel-props.ts';
import { createEditor } from './editor.ts';
import { firstCase } from './link.ts';
import { jsonSchemaOf, operations, pathParameter } from './operations.ts';
import { Problems } from './problems.tsx';

/** The operation, its id, its parameters and the button that sends it. */
export function RequestForm({ emulator, current, change, act }: PanelProps) {
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
      <Parameters key={current.operation} current={current} change={change} />
      <Problems operation={current.operation} text={current.params} />
      <button class="primary">Run</button>
    </form>
  );
}

/** The editor. It is created afresh for each operation, and keeps its own text in between. */
function Parameters({ current, change }: Pick<PanelProps, 'current' | 'change'>) {
  const parent = useRef<HTMLDivElement>(null);
  const { operation, params } = current;
  useEffect(() => {
    if (!parent.current) return undefined;
    return createEditor({
      parent: parent.current,
      text: params,
      operation,
      onChange: (text) => change({ params: text }),
    });
  }, []);
  return jsonSchemaOf(operation) ? (
    <div class="editor" ref={parent} />
  ) : (
    <p>This operation takes no parameters.</p>
  );
}
