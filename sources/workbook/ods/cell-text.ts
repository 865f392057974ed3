type Attributes = Readonly<Record<string, string>>

/** Elements in a cell whose text is not of the cell: comments, pictures, readings of East Asian texts. */
const APART = /^(office:annotation|draw:.*|text:ruby-text|text:note|table:table|svg:.*)$/

/** More spaces than a cell may have characters come from no program. */
const LONGEST = 32_767

/** Collects the text of a cell: paragraphs in lines, white space as 6.1.2 of part 3 says. */
export const cellText = () => {
  let text = ''
  let paragraphs = 0
  let isText = 0
  let apart = 0
  return {
    start() {
      text = ''
      paragraphs = isText = apart = 0
    },
    open(name: string, attributes: Attributes) {
      if (apart > 0 || APART.test(name)) apart++
      else if (name === 'text:p' || name === 'text:h') {
        if (paragraphs++ > 0) text += '\n'
        isText++
      } else if (name === 'text:s')
        text += ' '.repeat(Math.min(Number(attributes['text:c'] ?? 1) || 1, LONGEST))
      else if (name === 'text:tab') text += '\t'
      else if (name === 'text:line-break') text += '\n'
    },
    close(name: string) {
      if (apart > 0) apart--
      else if (name === 'text:p' || name === 'text:h') isText--
    },
    add(piece: string) {
      if (apart === 0 && isText > 0) text += piece.replace(/[\t\n ]+/g, ' ')
    },
    take: () => text,
  }
}
