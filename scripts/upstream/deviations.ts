import * as z from 'zod';

/** Checks a list of intended differences, under their reasons. */
export const deviationList = z.array(
  z.strictObject({ reason: z.string().trim().min(1), differences: z.array(z.string()) }),
);

/** Splits differences into unlisted, known and gone ones. A listed one is followed by its reason. */
export function judge(
  differences: readonly string[],
  list: z.infer<typeof deviationList>,
): Record<'unlisted' | 'known' | 'gone', string[]> {
  const listed = list.flatMap((each) => each.differences);
  const withReasons = (isPicked: (difference: string) => boolean): string[] =>
    list.flatMap(({ reason, differences }) =>
      differences.filter(isPicked).map((each) => `${each} (${reason})`),
    );
  return {
    unlisted: differences.filter((each) => !listed.includes(each)),
    known: withReasons((each) => differences.includes(each)),
    gone: withReasons((each) => !differences.includes(each)),
  };
}
