import { type Fault, faultText } from '../../../pipeline/fault.ts'
import type { Completions } from '../../plan-messages.ts'
import { button, fill, make } from '../make.ts'
import { completionList } from './completion-list.ts'

/** A text with its line numbers, and faults at their lines. */
export interface TextEditor {
  readonly element: HTMLElement
  value(): string
  /** Another file, or a text that a form has changed. */
  set(text: string): void
  mark(faults: readonly Fault[]): void
  /** Selects a line and shows it. @param line from 1 */
  show(line: number): void
}

interface Hears {
  edited(): void
  compute(): void
  /** What may stand at a position. */
  complete(text: string, offset: number): Promise<Completions | null>
}

export const textEditor = (hears: Hears): TextEditor => {
  const lines = make('pre', { className: 'lines', ariaHidden: 'true' })
  const text = make('textarea', { spellcheck: false, ariaLabel: 'Text of the file', wrap: 'off' })
  const count = make('p', { className: 'quiet', role: 'status' })
  const list = make('ul', { className: 'line-faults' })
  let faults: readonly Fault[] = []
  let numbered = ''
  const number = (): void => {
    const all = lineCount(text.value)
    const key = `${all} ${faults.map(({ line }) => line).join()}`
    if (key === numbered) return
    numbered = key
    fill(lines, ...marginOf(all, faults))
    lines.scrollTop = text.scrollTop
  }
  const write = (from: number, to: number, words: string): void => {
    text.setSelectionRange(from, to)
    // the only way to write that the browser can undo
    if (document.execCommand('insertText', false, words)) return
    text.setRangeText(words, from, to, 'end')
    hears.edited()
  }
  const completions = completionList(text, ({ from, to }, option) => write(from, to, option.text))
  const complete = async (): Promise<void> => {
    const [value, at] = [text.value, text.selectionStart]
    const found = await hears.complete(value, at)
    if (found !== null && text.value === value && text.selectionStart === at) completions.show(found)
  }
  text.addEventListener('input', () => {
    number()
    if (completions.isOpen()) void complete()
    hears.edited()
  })
  text.addEventListener('scroll', () => {
    lines.scrollTop = text.scrollTop
    completions.close()
  })
  text.addEventListener('blur', () => completions.close())
  text.addEventListener('keydown', (event) => {
    const { key, altKey } = event
    const isControl = event.ctrlKey || event.metaKey
    if (isControl && key === 'Enter') hears.compute()
    else if ((isControl && key === ' ') || (altKey && key === 'ArrowDown')) void complete()
    else if (completions.key(key)) event.stopPropagation()
    else if (key === 'Enter') write(text.selectionStart, text.selectionEnd, `\n${indentAt(text)}`)
    else return
    event.preventDefault()
  })
  const show = (line: number): void => {
    const begin = text.value
      .split('\n')
      .slice(0, line - 1)
      .reduce((sum, { length }) => sum + length + 1, 0)
    const end = text.value.indexOf('\n', begin)
    text.setSelectionRange(begin, end < 0 ? text.value.length : end)
    text.scrollTop = Math.max(0, (line - 4) * Number.parseFloat(getComputedStyle(text).lineHeight))
    lines.scrollTop = text.scrollTop
  }
  return {
    element: make(
      'div',
      { className: 'editor' },
      make('div', { className: 'numbered' }, lines, text, ...completions.elements),
      count,
      list,
    ),
    value: () => text.value,
    set: (value) => {
      if (value !== text.value) text.value = value
      completions.close()
      number()
    },
    mark: (found) => {
      faults = found
      number()
      const words = `${found.length === 1 ? 'One problem' : `${found.length} problems`} in this file.`
      fill(count, found.length === 0 ? 'No problem found in this file.' : words)
      fill(
        list,
        ...found.slice(0, MOST_FAULTS).map((fault) =>
          make(
            'li',
            {},
            button(faultText(fault), () => {
              show(fault.line ?? 1)
              text.focus()
            }),
          ),
        ),
      )
    },
    show,
  }
}

const MOST_FAULTS = 40

const lineCount = (text: string): number => {
  let count = 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1
  return count
}

/** The numbers of all lines: as few elements as there are lines with faults. */
const marginOf = (count: number, faults: readonly Fault[]): readonly (string | HTMLElement)[] => {
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

/** The blanks that the line of the caret begins with. */
const indentAt = ({ value, selectionStart }: HTMLTextAreaElement): string => {
  const begin = value.lastIndexOf('\n', selectionStart - 1) + 1
  return /^ */.exec(value.slice(begin, selectionStart))![0]
}
