import { dayText, momentText } from '../support/calendar-text.ts'

/**
 * A day since 1970-01-01 and a whole second of it, in ISO 8601; midnight is a date without a time. Null outside the years
 * 1 to 9999.
 */
export const momentOf = (
  day: number,
  second: number,
): { readonly kind: 'date' | 'datetime'; readonly text: string } | null => {
  const text = second === 0 ? dayText(day) : momentText(day, second)
  return text === null ? null : { kind: second === 0 ? 'date' : 'datetime', text }
}
