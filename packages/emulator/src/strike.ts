import { errorAnswer, Refusal, type Answer } from './answers.ts';
import type { Fault } from './fault.ts';

const page =
  '<!doctype html>\n<html><head><title>Bad gateway</title></head><body><h1>Bad gateway</h1></body></html>\n';

/** The answer that a fault makes of a call; `carryOut` does what the call asks for. */
export async function strike(fault: Fault, carryOut: () => Promise<Answer>): Promise<Answer> {
  const answer = isInstead(fault) ? standIn(fault) : await carryOut();
  for (const [name, value] of Object.entries(fault.headers ?? {})) {
    answer.headers[name.toLowerCase()] = value;
  }
  if (fault.delay !== undefined) answer.delay = fault.delay;
  if (fault.reset) answer.ending = 'reset';
  switch (fault.damage) {
    case 'truncated':
    case 'stalled':
      answer.ending = fault.damage;
      break;
    case 'invalid':
      // Whole as far as HTTP can tell: only whoever parses it notices.
      answer.body = answer.body.slice(0, Math.ceil(answer.body.length / 2));
      break;
    case 'html':
      answer.body = page;
      answer.headers['content-type'] = 'text/html; charset=utf-8';
  }
  return answer;
}

function isInstead({ status, reset }: Fault): boolean {
  return status !== undefined || reset === 'before';
}

function standIn({ status = 500, body }: Fault): Answer {
  if (typeof body === 'string') return { status, headers: { 'content-type': 'text/plain' }, body };
  if (body === undefined && status < 400) return { status, headers: {}, body: '' };
  const answer = errorAnswer(new Refusal(status, 'The emulator was told to fail here.'));
  return body === undefined ? answer : { ...answer, body: JSON.stringify(body) };
}
