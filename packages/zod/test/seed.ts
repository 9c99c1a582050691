import * as fc from 'fast-check';

// One seed for all that is random in a run, so that it can be run again; `vitest.config.ts` has it.
fc.configureGlobal({ seed: Number(process.env['FAST_CHECK_SEED']) });
