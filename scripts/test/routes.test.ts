import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { renderPackage } from '../generate/render.ts';
import { root } from '../repository/root.ts';
import { parseSpec } from '../spec/load.ts';

test("the emulator's route table lists a constant header only if it is required", async () => {
  const text = readFileSync(join(root, 'spec/openapi.yaml'), 'utf8');
  const beta = 'in: header\n      required: true';
  expect(text).toContain(beta);
  const render = async (yaml: string) => {
    const files = await renderPackage('emulator', await parseSpec(yaml, 'spec.yaml'));
    return files.get('routes.gen.ts');
  };
  expect(await render(text)).toContain("headers: { 'OpenAI-Beta': 'chatkit_beta=v1' }");
  const optional = await render(text.replace(beta, 'in: header\n      required: false'));
  expect(optional).toContain('headers: {}');
  expect(optional).not.toContain('OpenAI-Beta');
});

test("the gateway's table of routes holds the operations of sessions, and no other", async () => {
  const text = readFileSync(join(root, 'spec/openapi.yaml'), 'utf8');
  const files = await renderPackage('gateway', await parseSpec(text, 'spec.yaml'));
  const ids = files.get('routes.gen.ts')?.match(/(?<=operationId: ').*(?=')/g);
  expect(ids).toEqual(['sessions.create', 'sessions.cancel']);
});
