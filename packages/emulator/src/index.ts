export type { Admission } from './api/admission.ts';
export type { Clock } from './clock.ts';
export type { Controls } from './control/controls.ts';
export { createEmulator, type Emulator, type EmulatorOptions } from './emulator.ts';
export type { Fault } from './faults/schema.ts';
export type { PlainRequest } from './http/request.ts';
export type { PlainResponse } from './http/response.ts';
export { seededRandom } from './random.ts';
