import type { Fragment } from './fragments.ts'
import type { FragmentPage } from './running-heads.ts'
import type { Rule } from './tables/rules.ts'

/** A text of nothing but dots, at least twenty: a line that a journal prints with letters. */
const DOTS = /^(?:[.·•‧∙⋯…_]\s?){20,}$/u

/** A page whose lines of dots are lines, not text. */
export const withDottedLines = (page: FragmentPage): FragmentPage => {
  const isLine = ({ text }: Fragment): boolean => DOTS.test(text)
  const dotted = page.fragments
    .filter(isLine)
    .map(({ y, left, right }): Rule => ({ place: y, from: left, to: right }))
  if (dotted.length === 0) return page
  const horizontal = [...page.rules.horizontal, ...dotted].sort((a, b) => b.place - a.place)
  return {
    ...page,
    rules: { ...page.rules, horizontal },
    fragments: page.fragments.filter((fragment) => !isLine(fragment)),
  }
}
