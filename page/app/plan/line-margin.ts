import { type Fault, faultText } from '../../../pipeline/fault.ts'
import { fill, make } from '../make.ts'

/** The line numbers beside a text; those of lines with faults are marked. */
export interface LineMargin {
  readonly element: HTMLElement
  /** As many numbers as the text has lines. @param top how far the text is scrolled */
  number(text: string, top: number): void
  mark(faults: readonly Fault[]): void
  scroll(top: number): void
}

export const lineMargin = (): LineMargin => {
  const element = make('pre', { className: 'lines', ariaHidden: 'true' })
  let faults: readonly Fault[] = []
  let shown = ''
  return {
    element,
    number: (text, top) => {
      const count = lineCount(text)
      const key = `${count} ${faults.map((fault) => `${fault.line} ${faultText(fault)}`).join()}`
      if (key !== shown) fill(element, ...numbersOf(count, faults))
      shown = key
      element.scrollTop = top
    },
    mark: (found) => {
      faults = found
    },
    scroll: (top) => {
      element.scrollTop = top
    },
  }
}

const lineCount = (text: string): number => {
  let count = 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1
  return count
}

/** The numbers of all lines: as few elements as there are lines with faults. */
const numbersOf = (count: number, faults: readonly Fault[]): readonly (string | HTMLElement)[] => {
  const marked = [...new Set(faults.map(({ line = 1 }) => line))]
    .filter((line) => line <= count)
    .sort((a, b) => a - b)
  const numbers = (from: number, to: number): string =>
    Array.from({ length: Math.max(0, to - from) }, (_, i) => `${from + i}\n`).join('')
  const parts = marked.flatMap((line, i) => {
    const words = faults.filter((fault) => (fault.line ?? 1) === line).map(faultText)
    const title = words.join('\n')
    return [numbers((marked[i - 1] ?? 0) + 1, line), make('span', { className: 'fault', title }, `${line}\n`)]
  })
  return [...parts, numbers((marked.at(-1) ?? 0) + 1, count + 1)]
}
