/** Of a header that is one cell: the delimiter that would make the declared fields of it. */
export const otherDelimiter = (
  [only = '', ...others]: readonly string[],
  declared: readonly string[],
): string | undefined => {
  if (others.length > 0) return undefined
  return [',', ';', '\t', '|'].find((delimiter) => {
    const names = only.split(delimiter)
    return names.length > 1 && names.some((name) => declared.includes(name))
  })
}
