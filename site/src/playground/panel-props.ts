import type { Emulator } from '@chatkit-sessions/emulator';
import type { Case, Step } from './link.ts';

/** What the panels of the playground get. */
export interface PanelProps {
  emulator: Emulator;
  current: Case;
  change(part: Partial<Case>): void;
  /** Does a step, shows its result, and adds it to the link. */
  act(step: Step): Promise<void>;
}
