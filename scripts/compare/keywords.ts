const prose =
  'description summary title example examples externalDocs format readOnly writeOnly tags $comment'.split(
    ' ',
  );

/** Whether a keyword is only for readers and makes no value invalid. */
export function isProse(keyword: string): boolean {
  return prose.includes(keyword);
}
