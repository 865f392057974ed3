import type { Completion, Completions } from '../../plan-messages.ts'
import { fill, make } from '../make.ts'

/** The list of what may stand at the caret, moved through by the keys of the text. */
export interface CompletionList {
  /** The list, and what a screen reader says of it; both go into the frame of the text. */
  readonly elements: readonly HTMLElement[]
  readonly isOpen: () => boolean
  show(found: Completions): void
  close(): void
  /** @returns whether the key was for the list */
  key(name: string): boolean
}

/** @param accept writes the chosen option over its place in the text */
export const completionList = (
  text: HTMLTextAreaElement,
  accept: (found: Completions, option: Completion) => void,
): CompletionList => {
  const list = make('ul', { id: 'completions', role: 'listbox', ariaLabel: 'Completions', hidden: true })
  const said = make('div', { className: 'hidden' })
  said.setAttribute('aria-live', 'polite')
  text.setAttribute('aria-autocomplete', 'list')
  text.setAttribute('aria-haspopup', 'listbox')
  let shown: Completions | null = null
  let chosen = 0
  const close = (): void => {
    shown = null
    list.hidden = true
    for (const name of ['aria-controls', 'aria-activedescendant']) text.removeAttribute(name)
  }
  const choose = (i: number): void => {
    chosen = i
    for (const [at, item] of [...list.children].entries()) item.ariaSelected = String(at === i)
    list.children[i]?.scrollIntoView({ block: 'nearest' })
    text.setAttribute('aria-activedescendant', `completion-${i}`)
    const { label, description } = shown!.options[i]!
    said.textContent = `${label}, ${i + 1} of ${shown!.options.length}. ${description}`
  }
  const take = (i: number): void => {
    const [found, option] = [shown, shown?.options[i]]
    close()
    if (found !== null && option !== undefined) accept(found, option)
  }
  return {
    elements: [list, said],
    isOpen: () => shown !== null,
    close,
    show: (found) => {
      if (found.options.length === 0) {
        close()
        said.textContent = 'No completions here.'
        return
      }
      shown = found
      fill(list, ...found.options.map((option, i) => itemOf(option, i, take)))
      list.hidden = false
      text.setAttribute('aria-controls', list.id)
      place(list, text)
      choose(0)
    },
    key: (name) => {
      if (shown === null) return false
      const count = shown.options.length
      if (name === 'ArrowDown') choose((chosen + 1) % count)
      else if (name === 'ArrowUp') choose((chosen + count - 1) % count)
      else if (name === 'Enter' || name === 'Tab') take(chosen)
      else if (name === 'Escape') {
        close()
        said.textContent = 'Closed.'
      } else return false
      return true
    },
  }
}

const itemOf = ({ label, description }: Completion, i: number, take: (i: number) => void): HTMLElement => {
  const item = make(
    'li',
    { id: `completion-${i}`, role: 'option' },
    label,
    make('small', {}, ` ${description}`),
  )
  item.addEventListener('mousedown', (event) => {
    // the text keeps the focus
    event.preventDefault()
    take(i)
  })
  return item
}

/** Below the caret; the font of the text has letters of one width. */
const place = (list: HTMLElement, text: HTMLTextAreaElement): void => {
  const before = text.value.slice(0, text.selectionStart).split('\n')
  const { lineHeight, paddingTop, fontSize } = getComputedStyle(text)
  const [line, letter] = [Number.parseFloat(lineHeight), Number.parseFloat(fontSize) * 0.602]
  const frame = text.parentElement!
  const top = before.length * line - text.scrollTop + Number.parseFloat(paddingTop) + 2
  const left = text.offsetLeft + before.at(-1)!.length * letter - text.scrollLeft
  // within the frame of the text, also after it becomes narrower
  list.style.left = `max(0px, min(${left}px, 100% - ${list.offsetWidth + 4}px))`
  const isBelow = top + list.offsetHeight <= frame.clientHeight
  list.style.top = `${isBelow ? top : Math.max(0, top - line - list.offsetHeight - 4)}px`
}
