import { plainName } from '../../../cohort/values/short-text.ts'

/** Counts headings and paragraphs, so that each has a place that a person finds. */
export interface Places {
  /** The heading that was read last; '' before the first. */
  section(): string
  heading(text: string): string
  paragraph(): string
  /** Of what has no text: where the paragraph before it is. */
  here(): string
}

/** A heading that stands twice has its number in parentheses: `Results (2), paragraph 3`. */
export const countPlaces = (): Places => {
  const seen = new Map<string, number>()
  let [section, title, paragraphs] = ['', '', 0]
  const here = () => `${title === '' ? '' : `${title}, `}paragraph ${paragraphs}`
  return {
    section: () => section,
    heading(text) {
      section = text.trim()
      const name = plainName(section)
      const count = (seen.get(name) ?? 0) + 1
      seen.set(name, count)
      title = count === 1 ? name : `${name} (${count})`
      paragraphs = 0
      return `${title}, heading`
    },
    paragraph() {
      paragraphs++
      return here()
    },
    here,
  }
}
