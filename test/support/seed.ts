import fc from 'fast-check';

/**
 * What chance draws from in a run of the tests: one number for all, so that a run can be made again and a change is
 * judged by what it changed. `npm test` sets it, to 1 or to `SEED`; a test file that runs alone without it takes 1.
 */
export const SEED = Number(process.env.SEED ?? 1);

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: SEED });
