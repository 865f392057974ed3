/** A list for a sentence: the first ten, and how many more there are. */
export const fewNames = (names: readonly string[]): string =>
  names.length <= MOST
    ? names.join(', ')
    : `${names.slice(0, MOST).join(', ')} and ${names.length - MOST} more`

const MOST = 10
