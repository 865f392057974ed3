const EQUALS = 'equals another result: '

/** The explanation that a reported number equals another computed result. */
export const equalsResult = (id: string): string => `${EQUALS}${id}`

/** The id of the result in such an explanation; null for any other. */
export const equalResultOf = (what: string): string | null =>
  what.startsWith(EQUALS) ? what.slice(EQUALS.length) : null
