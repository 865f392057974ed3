import type { Section } from '../descriptors/forms.ts'
import { formWords } from './choose-form.ts'

/** What can be added and its kinds, for the help page. */
export const kindsLine = ({ word, forms }: Section): string => {
  const property = forms[0]?.tag?.property
  const kinds = forms.length === 1 ? [] : forms.map(formWords)
  const text =
    property === undefined
      ? kinds.map((kind) => `--${kind}`).join(' | ')
      : `--${property} ${kinds.join(', ')}`
  const [first = '', ...rest] = forms.length === 1 ? [] : wrapped(text.split(' '))
  return [`  ${word.padEnd(11)} ${first}`.trimEnd(), ...rest.map((line) => `${' '.repeat(14)}${line}`)].join(
    '\n',
  )
}

/** Words in lines of at most 90 characters. */
const wrapped = (words: readonly string[]): readonly string[] => {
  const lines = ['']
  for (const word of words)
    if (`${lines.at(-1)} ${word}`.length > 90) lines.push(word)
    else lines[lines.length - 1] = `${lines.at(-1)} ${word}`.trim()
  return lines
}
