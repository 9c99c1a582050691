/** The packages that have generated files. */
export const generatedPackages = ['types', 'client', 'zod', 'emulator'] as const;
export type GeneratedPackage = (typeof generatedPackages)[number];
