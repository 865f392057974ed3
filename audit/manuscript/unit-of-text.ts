export const unitOfText = (text: string, after: string): string => {
  if (/%\s*$/.test(text)) return '%'
  const [, word = ''] =
    /^[\s\d.,·–−-]*(?:to|and)?[\s\d.,·–−-]*(%|per ?cent|months?|years?|weeks?|days?)/.exec(after) ?? []
  if (word === '%' || word.startsWith('per')) return '%'
  return word === '' ? '' : ({ m: 'mo', y: 'a', w: 'wk', d: 'd' }[word[0]!] ?? '')
}
