export type { Admission } from './admit.ts';
export type { Answer, AnswerEnding } from './answers.ts';
export type { Clock } from './clock.ts';
export type { Controls } from './controls.ts';
export { createEmulator, type Emulator, type EmulatorOptions } from './emulator.ts';
export type { Fault } from './fault.ts';
export type { PlainRequest } from './plain-request.ts';
export { seededRandom } from './random.ts';
