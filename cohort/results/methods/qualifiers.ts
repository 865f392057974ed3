/**
 * What a result's method says besides the parts that are known already, one qualifier after the other: convention,
 * correction, sidedness. What is not known by name is kept in the method's own words, so that nothing is dropped.
 */
export const qualifiersOf = (method: string, known: readonly string[]): readonly string[] =>
  known
    .filter((part) => part !== '')
    .toSorted((a, b) => b.length - a.length)
    .reduce((text, part) => text.replace(part, ''), method)
    .split(/[,;]\s/)
    .map((part) => part.replace(/^[\s,:;]+|[\s,:;]+$/g, ''))
    .filter((part) => part !== '')

/** A qualifier in plain words; its own where there are no plainer ones. */
export const plainQualifier = (qualifier: string): string =>
  Object.hasOwn(PLAIN, qualifier) ? PLAIN[qualifier]! : qualifier

const PLAIN: Readonly<Record<string, string>> = {
  'two-sided by the probability of the tables': 'two-sided: tables no more probable than the observed one',
  'two-sided as twice the smaller tail': 'two-sided: twice the smaller tail',
  'without correction': 'without continuity correction',
  "Yates's correction": "with Yates's continuity correction",
  'tie-corrected': 'corrected for ties',
  'exact with ties': 'exact, allowing for ties',
  'tail |U - mean|': 'two-sided: all assignments as far from the mean',
  'zeros left out': 'zero differences excluded',
  'chi-square': 'chi-square approximation',
  'with continuity correction of 1': 'with a continuity correction of 1',
  'exact if censoring is exchangeable between groups': 'valid if censoring does not depend on group',
  'if censoring is exchangeable between groups': 'valid if censoring does not depend on group',
  Greenwood: "Greenwood's variance",
  "Efron's ties": "ties by Efron's method",
  "Breslow's ties": "ties by Breslow's method",
}
