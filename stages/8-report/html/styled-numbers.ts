import { plain } from '../../../cohort/results/styles/plain.ts'
import { withMarks } from '../../../cohort/results/styles/show-number.ts'
import type { Style } from '../../../cohort/results/styles/style.ts'
import type { Html } from './html.ts'

/**
 * Markup whose counts, rules and ticks have the marks of a style. Their numbers come from many sentences and none is a
 * result, so that they are found by their origin: the innermost element that names one. Results already have their
 * style; reported numbers, texts of the plan and of the data, ids and code stay as they are.
 */
export const styledNumbers = ({ markup }: Html, style: Style): Html => {
  if (style.decimal === plain.decimal && style.thousands === plain.thousands && style.minus === plain.minus)
    return { markup }
  const open: (boolean | null)[] = []
  const isStyled = (): boolean => open.findLast((origin) => origin !== null) ?? false
  const parts = markup.match(TOKENS) ?? []
  return {
    markup: parts
      .map((part) => {
        if (!part.startsWith('<')) return isStyled() ? withMarks(part, style) : part
        if (part.startsWith('</')) open.pop()
        else if (!part.endsWith('/>') && !VOID.test(part)) open.push(originOf(part))
        return part
      })
      .join(''),
  }
}

/** Scripts as a whole, tags, and the text between them; values of attributes are escaped and contain no bracket. */
const TOKENS = /<script[\s\S]*?<\/script>|<[^>]*>|[^<]+/g
const VOID = /^<(?:script|br|hr|img|input|meta|link|col|wbr|!)/

/** Whether an element's own text is styled; null if it names no origin. */
const originOf = (tag: string): boolean | null => {
  if (/^<(?:code|style)\b/.test(tag)) return false
  const [, origin] = ORIGIN.exec(tag) ?? []
  return origin === undefined ? null : STYLED.has(origin)
}

const ORIGIN =
  /\sdata-(count|verdict|rule|axis|result|source|claim|explanation|consistency|search|fingerprint|rounding|cell)\b/
const STYLED: ReadonlySet<string> = new Set(['count', 'verdict', 'rule', 'axis', 'rounding'])
