import { withMarks } from '../../../cohort/results/styles/show-number.ts'
import type { Style } from '../../../cohort/results/styles/style.ts'
import type { Layout } from './layout.ts'
import { plainText } from './plain-text.ts'

/**
 * A piece of text with its origin: the result id of a computed number, the source of a text from the plan or the data,
 * or the axis of a tick label. Fixed words have none of the three and contain no digit.
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

/** Makes SVG elements of a picture. */
export interface Pen {
  readonly document: Document
  readonly layout: Layout
  /** The style of numbers; labels of ticks get its marks here. */
  readonly style: Style
  element(name: string, attributes: Attributes, ...children: readonly Element[]): SVGElement
  /** A line of text that begins, ends or is centred at x. */
  text(x: number, y: number, runs: TextRun | readonly TextRun[], attributes?: Attributes): SVGElement
}

export const penOf = (document: Document, layout: Layout, style: Style): Pen => {
  const element: Pen['element'] = (name, attributes, ...children) => {
    const created = document.createElementNS('http://www.w3.org/2000/svg', name)
    for (const [key, value] of Object.entries(attributes)) created.setAttribute(key, String(value))
    for (const child of children) created.appendChild(child)
    return created
  }
  const write = (name: string, { text, ...origin }: TextRun, attributes: Attributes): SVGElement => {
    const created = element(name, { ...attributes, ...(origin.isBold ? { 'font-weight': 600 } : {}) })
    if (origin.gap !== undefined) created.setAttribute('dx', String(origin.gap))
    if (origin.result !== undefined) created.setAttribute('data-result', origin.result)
    if (origin.source !== undefined) created.setAttribute('data-source', SOURCES[origin.source])
    if (origin.axis !== undefined) created.setAttribute('data-axis', origin.axis)
    const shown = origin.axis === undefined ? text : withMarks(text, style)
    created.textContent = origin.source === undefined ? shown : plainText(text)
    return created
  }
  return {
    document,
    layout,
    style,
    element,
    text: (x, y, runs, attributes = {}) => {
      if (!Array.isArray(runs)) return write('text', runs as TextRun, { x, y, ...attributes })
      return element('text', { x, y, ...attributes }, ...runs.map((run: TextRun) => write('tspan', run, {})))
    },
  }
}

const SOURCES = { plan: 'analysis.yaml', data: 'data' } as const
