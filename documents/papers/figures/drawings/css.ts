/** Rules of style sheets for elements, classes and ids; anything else of CSS is not read. */
export interface CssRule {
  readonly selector: string
  readonly properties: Readonly<Record<string, string>>
}

const MOST_RULES = 2000

/** The properties of a style attribute, in lower case. */
export const declarationsOf = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    text.split(';').flatMap((part) => {
      const colon = part.indexOf(':')
      const name = part.slice(0, colon).trim().toLowerCase()
      const value = part
        .slice(colon + 1)
        .replace(/!important/i, '')
        .trim()
      return colon < 0 || !/^[a-z-]+$/.test(name) ? [] : [[name, value]]
    }),
  )

/** The rules of a style sheet, in their order. Selectors are split at commas; only the last of a chain is kept. */
export const rulesOf = (sheet: string): readonly CssRule[] => {
  const rules: CssRule[] = []
  for (const block of sheet.replace(/\/\*[\s\S]*?\*\//g, '').split('}')) {
    const brace = block.indexOf('{')
    if (brace < 0 || rules.length > MOST_RULES) continue
    const properties = declarationsOf(block.slice(brace + 1))
    for (const selector of block.slice(0, brace).split(','))
      rules.push({ selector: selector.trim().split(/\s+/).at(-1) ?? '', properties })
  }
  return rules
}

/** The properties that rules give an element; later rules and ids win. */
export const styledBy = (
  rules: readonly CssRule[],
  name: string,
  attributes: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> => {
  const classes = new Set((attributes['class'] ?? '').split(/\s+/).map((one) => `.${one}`))
  const isFor = ({ selector }: CssRule): boolean =>
    selector === '*' ||
    selector === name ||
    classes.has(selector) ||
    (selector.startsWith(`${name}.`) && classes.has(selector.slice(name.length))) ||
    (attributes['id'] !== undefined && selector === `#${attributes['id']}`)
  return Object.assign({}, ...rules.filter(isFor).map(({ properties }) => properties))
}

/** A colour as #rrggbb, `none`, or as it is written. */
export const cssColour = (text: string): string => {
  const value = text.trim().toLowerCase()
  if (/^#[\da-f]{3}$/.test(value)) return `#${[...value.slice(1)].map((digit) => digit + digit).join('')}`
  if (/^#[\da-f]{8}$/.test(value)) return value.slice(0, 7)
  const parts = /^rgba?\(([^)]*)\)$/.exec(value)?.[1]?.split(/[\s,/]+/)
  if (parts !== undefined && parts.length >= 3)
    return `#${parts
      .slice(0, 3)
      .map((part) => hex(part.endsWith('%') ? (Number(part.slice(0, -1)) / 100) * 255 : Number(part)))
      .join('')}`
  return NAMED[value] ?? value
}

const hex = (value: number): string =>
  Math.max(0, Math.min(255, Math.round(value) || 0))
    .toString(16)
    .padStart(2, '0')

const NAMED: Readonly<Record<string, string>> = {
  ...{ black: '#000000', white: '#ffffff', red: '#ff0000', blue: '#0000ff', green: '#008000' },
  ...{ gray: '#808080', grey: '#808080', transparent: 'none' },
}
