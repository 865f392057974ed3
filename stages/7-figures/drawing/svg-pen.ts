import { plainText } from './plain-text.ts'

/**
 * A stretch of text that says where it comes from: a computed number names its result, a text of the plan or the
 * data its source, a label of an axis the axis; words of ours have none of the three and hold no digit.
 */
export interface TextRun {
  readonly text: string
  readonly result?: string
  readonly source?: 'plan' | 'data'
  readonly axis?: 'x' | 'y'
  readonly isBold?: boolean
  /** Space before it, in pixels. */
  readonly gap?: number
}

export type Attributes = Readonly<Record<string, string | number>>

/** Makes SVG elements. */
export interface Pen {
  element(name: string, attributes: Attributes, ...children: readonly Element[]): SVGElement
  /** A line of text that begins, ends or is centred at x. */
  text(x: number, y: number, runs: TextRun | readonly TextRun[], attributes?: Attributes): SVGElement
}

export const penOf = (document: Document): Pen => {
  const element: Pen['element'] = (name, attributes, ...children) => {
    const made = document.createElementNS('http://www.w3.org/2000/svg', name)
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value))
    for (const child of children) made.appendChild(child)
    return made
  }
  const write = (name: string, { text, ...of }: TextRun, attributes: Attributes): SVGElement => {
    const made = element(name, { ...attributes, ...(of.isBold ? { 'font-weight': 600 } : {}) })
    if (of.gap !== undefined) made.setAttribute('dx', String(of.gap))
    if (of.result !== undefined) made.setAttribute('data-result', of.result)
    if (of.source !== undefined) made.setAttribute('data-source', SOURCES[of.source])
    if (of.axis !== undefined) made.setAttribute('data-axis', of.axis)
    made.textContent = of.source === undefined ? text : plainText(text)
    return made
  }
  return {
    element,
    text: (x, y, runs, attributes = {}) => {
      if (!Array.isArray(runs)) return write('text', runs as TextRun, { x, y, ...attributes })
      return element('text', { x, y, ...attributes }, ...runs.map((run: TextRun) => write('tspan', run, {})))
    },
  }
}

const SOURCES = { plan: 'analysis.yaml', data: 'data' } as const
