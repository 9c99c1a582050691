/** The packages that have generated files. */
export const generatedPackages = ['types', 'client', 'zod', 'emulator', 'gateway'] as const;
export type GeneratedPackage = (typeof generatedPackages)[number];
