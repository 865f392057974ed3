/** Of an adjusted P value, in its method: which pairs were compared. */
export const AGAINST_CONTROL = 'each against the control'

/**
 * The qualifiers of a result's method, without the known parts: convention, correction, sidedness. Unknown text is kept
 * verbatim, so that nothing is dropped.
 */
export const qualifiersOf = (method: string, known: readonly string[]): readonly string[] =>
  known
    .filter((part) => part !== '')
    .toSorted((a, b) => b.length - a.length)
    .reduce((text, part) => text.replace(part, ''), method)
    .split(/[,;]\s/)
    .map((part) => part.replace(/^[\s,:;]+|[\s,:;]+$/g, ''))
    .filter((part) => part !== '')

/** A qualifier as the section on methods words it; verbatim unless listed. */
export const plainQualifier = (qualifier: string): string =>
  Object.hasOwn(PLAIN, qualifier) ? PLAIN[qualifier]! : qualifier

const PLAIN: Readonly<Record<string, string>> = {
  'tie-corrected': 'corrected for ties',
  Greenwood: "Greenwood's variance",
  "Efron's ties": "ties by Efron's method",
  "Breslow's ties": "ties by Breslow's method",
}
