import { SMALL, WIDTH } from './page-size.ts'
import type { Pen, Run } from './pen.ts'
import { shorten, textWidth } from './text-width.ts'

/** An entry of a legend: a small sample, drawn around 0,0 in a box of 16 by 12, and what it stands for. */
export interface Key {
  readonly sample: readonly Element[]
  readonly label: Run
}

export const KEY_HEIGHT = 18

/** The entries side by side, in as many lines as they need. */
export const legendKeys = (
  pen: Pen,
  keys: readonly Key[],
  top: number,
): { readonly elements: readonly Element[]; readonly height: number } => {
  const elements: Element[] = []
  let x = 0
  let line = 0
  for (const { sample, label } of keys) {
    const text = shorten(label.text, SMALL, WIDTH - 30)
    const width = 22 + textWidth(text, SMALL) + 18
    if (x > 0 && x + width - 18 > WIDTH) {
      x = 0
      line++
    }
    const y = top + line * KEY_HEIGHT + KEY_HEIGHT / 2
    elements.push(pen.element('g', { transform: `translate(${x + 8},${y})` }, ...sample))
    elements.push(pen.text(x + 22, y + 4, { ...label, text }, { 'font-size': SMALL }))
    x += width
  }
  return { elements, height: keys.length === 0 ? 0 : (line + 1) * KEY_HEIGHT }
}
