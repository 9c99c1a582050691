import type { Fault } from '../../src/faults/schema.ts';
import { control } from '../data/control.ts';
import { attempt } from '../data/notices.ts';
import { linkTo, route } from '../data/route.ts';
import { faults } from '../data/state.ts';
import { Button, IconButton } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { Empty, Panel } from '../parts/panel.tsx';
import { AddFault, addFault } from './add-fault.tsx';
import { describeEffect, describeScope } from './describe.ts';

/** Faults that people try first. */
const examples: readonly (readonly [label: string, fault: Fault])[] = [
  ['429, try again in 2 s', { status: 429, headers: { 'retry-after': '2' } }],
  ['500, twice', { status: 500, times: 2 }],
  ['Slow by 3 s', { delay: 3000 }],
  ['Connection reset', { reset: 'before' }],
  ['Body cut off', { damage: 'truncated' }],
  ['One call in three fails', { status: 503, rate: 0.33 }],
];

async function replace(next: Fault[]): Promise<void> {
  const result = await control<{ faults: Fault[] }>('PUT', '/faults', { faults: next });
  faults.value = result.faults;
}

export function FaultsPanel() {
  const isAdding = route.value[1] === 'new';
  const pending = faults.value ?? [];
  return (
    <Panel
      title="Faults"
      actions={
        <>
          {pending.length > 0 && (
            <Button onClick={() => attempt(() => replace([]), 'Faults removed')}>Remove all</Button>
          )}
          <a class="button primary" href={linkTo('faults', 'new')}>
            <Icon name="plus" />
            Add fault
          </a>
        </>
      }
      detail={isAdding && <AddFault />}
    >
      {faults.value?.length === 0 && (
        <Empty icon="faults" title="Everything works">
          <p>Add a fault to see how your app behaves when the API is slow, busy or broken.</p>
          <Examples />
        </Empty>
      )}
      <ul class="cards">
        {pending.map((fault, at) => (
          <li class="card fault-card" key={at}>
            <div>
              <p class="effect">{describeEffect(fault)}</p>
              <p class="quiet">{describeScope(fault)}</p>
            </div>
            <IconButton
              icon="trash"
              label={`Remove the fault ${describeEffect(fault)}`}
              onClick={() =>
                attempt(() => replace(pending.filter((_, other) => other !== at)), 'Fault removed')
              }
            />
          </li>
        ))}
      </ul>
      {pending.length > 0 && (
        <div class="more">
          <p class="quiet">Add another one:</p>
          <Examples />
        </div>
      )}
    </Panel>
  );
}

function Examples() {
  return (
    <div class="chips" role="group" aria-label="Examples of faults to add">
      {examples.map(([label, fault]) => (
        <Button key={label} icon="plus" onClick={() => attempt(() => addFault(fault))}>
          {label}
        </Button>
      ))}
    </div>
  );
}
