import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Measures `pnpm spec-upstream` on documents of the vendor's size: the fixture of the tests between
// thousands of unrelated operations and schemas.

const root = join(import.meta.dirname, '../..');
const goal = { seconds: 1, megabytes: 200 };

/** Creates an unrelated operation and its schema. */
function filler(at: number): { path: string; schema: string } {
  const response = `{ $ref: '#/components/schemas/Thing${at}' }`;
  const fields = Array.from(
    { length: 8 },
    (_, field) => `        field_${field}:
          type: string
          description: >-
            What is said of field ${field} takes two lines or so, as it does in documents that were
            written for people, and not for programs.
          nullable: true
`,
  );
  return {
    path: `  /things-${at}/{id}:
    post:
      operationId: createThing${at}
      summary: Create a thing of the kind ${at}
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        '200':
          description: OK
          content:
            application/json:
              schema: ${response}
`,
    schema: `    Thing${at}:
      type: object
      required: [field_0, field_1]
      properties:
${fields.join('')}`,
  };
}

function bigDocument(megabytes: number): string {
  const fixture = readFileSync(join(root, 'scripts/test/fixtures/upstream.yaml'), 'utf8');
  const parts: { path: string; schema: string }[] = [];
  for (let size = fixture.length; size < megabytes * 1e6;) {
    const part = filler(parts.length);
    parts.push(part);
    size += part.path.length + part.schema.length;
  }
  return (
    fixture.replace(
      'components:\n',
      () => `${parts.map(({ path }) => path).join('')}components:\n`,
    ) + parts.map(({ schema }) => schema).join('')
  );
}

/** Prints the peak memory of the process that imports it. */
const reportMemory =
  'data:text/javascript,process.on("exit",()=>process.stderr.write("KB "+process.resourceUsage().maxRSS))';

function measure(file: string): { seconds: number; megabytes: number } {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', reportMemory, join(root, 'scripts/upstream/main.ts'), file],
    { encoding: 'utf8' },
  );
  const seconds = (performance.now() - start) / 1000;
  // The command exits with 1, because our spec lacks the other operations.
  if (status !== 0 && status !== 1)
    throw new Error(`spec-upstream must exit with 0 or 1, got ${status}:\n${stdout}${stderr}`);
  return { seconds, megabytes: Number(/KB (\d+)/.exec(stderr)?.[1]) / 1024 };
}

const folder = mkdtempSync(join(tmpdir(), 'bench-upstream-'));
const rows: Record<string, unknown>[] = [];
try {
  for (const megabytes of [3, 10]) {
    const yaml = join(folder, `${megabytes}.yaml`);
    writeFileSync(yaml, bigDocument(megabytes));
    const runs = [measure(yaml), measure(yaml), measure(yaml)];
    const seconds = Math.max(...runs.map((run) => run.seconds));
    const memory = Math.max(...runs.map((run) => run.megabytes));
    rows.push({
      document: `${(statSync(yaml).size / 1e6).toFixed(1)} MB of YAML`,
      seconds: Number(seconds.toFixed(2)),
      megabytes: Math.round(memory),
      'within 1 s and 200 MB': seconds < goal.seconds && memory < goal.megabytes,
    });
  }
} finally {
  rmSync(folder, { recursive: true });
}
console.log('pnpm spec-upstream: longest time and most memory of three runs');
console.table(rows);
mkdirSync(join(root, 'bench/results'), { recursive: true });
writeFileSync(join(root, 'bench/results/spec-upstream.json'), JSON.stringify(rows, null, 2));
