import { useEffect } from 'preact/hooks';
import { attempt } from '../data/notices.ts';
import { linkTo, route } from '../data/route.ts';
import { Method } from '../parts/badge.tsx';
import { Panel } from '../parts/panel.tsx';
import { Rows } from '../parts/rows.tsx';
import {
  apiDocument,
  controlDocument,
  listOperations,
  loadApiDocument,
  loadControlDocument,
  type Document,
  type Operation,
} from './document.ts';
import { OperationDetail } from './operation-detail.tsx';

interface Group {
  title: string;
  /** The prefix of the paths of the document. */
  base: string;
  document: Document | undefined;
}

export function ReferencePanel() {
  const [, id] = route.value;
  useEffect(() => void attempt(() => Promise.all([loadApiDocument(), loadControlDocument()])), []);
  const groups: Group[] = [
    { title: 'ChatKit API', base: '/v1', document: apiDocument.value },
    { title: 'Control of the emulator', base: '', document: controlDocument.value },
  ];
  const found = groups.flatMap(({ base, document }) => {
    const operation = document && listOperations(document).find((each) => each.id === id);
    return operation ? [{ base, document, operation }] : [];
  })[0];
  return (
    <Panel title="Reference" detail={found && <OperationDetail {...found} key={id ?? ''} />}>
      {groups.map(({ title, base, document }) => (
        <section class="group" key={title}>
          <h3>{title}</h3>
          <Rows>
            {document &&
              listOperations(document).map((operation) => (
                <Row
                  operation={operation}
                  base={base}
                  isSelected={operation.id === id}
                  key={operation.id}
                />
              ))}
          </Rows>
        </section>
      ))}
    </Panel>
  );
}

interface RowProps {
  operation: Operation;
  base: string;
  isSelected: boolean;
}

function Row({ operation: { id, method, path, summary }, base, isSelected }: RowProps) {
  return (
    <li>
      <a
        class="row reference-row"
        href={linkTo('reference', id)}
        aria-current={isSelected || undefined}
      >
        <Method method={method} />
        <span class="mono path">{base + path}</span>
        <span class="quiet what">{summary}</span>
      </a>
    </li>
  );
}
