import type { Outline, OutlineSection } from '../../plan-messages.ts'
import { button, fill, make } from '../make.ts'
import type { Marks } from './entry-marks.ts'

/** What the plan has, by section. */
export interface EntryList {
  readonly element: HTMLElement
  show(outline: Outline, marks: Marks): void
  /** @param key `tests/by-sex`; a section or an entry that is gone: the list itself */
  focus(key: string): void
}

/**
 * @param edit opens an entry; of the plan itself both are empty
 * @param add opens the form of a new entry
 */
export const entryList = (
  edit: (section: string, name: string) => void,
  add: (section: string) => void,
): EntryList => {
  const element = make('div', { className: 'entries', tabIndex: -1 })
  element.setAttribute('role', 'group')
  element.ariaLabel = 'What the plan has'
  const opened = new Set<string>()
  const buttons = new Map<string, HTMLButtonElement>()
  let shown = ''
  const sectionView = (section: OutlineSection, marks: Marks): HTMLElement => {
    const { name, word, description, entries } = section
    const own = entries.map((entry) => {
      const key = `${name}/${entry.name}`
      const line = button(entry.name === '' ? 'The plan itself' : entry.name, () => edit(name, entry.name))
      buttons.set(key, line)
      const title = entry.title === '' ? null : make('small', {}, ` ${entry.title}`)
      return make('li', {}, line, title, ...marksOf(marks.get(key) ?? []))
    })
    if (name === '') return make('ul', {}, ...own)
    const all = entries.flatMap((entry) => marks.get(`${name}/${entry.name}`) ?? [])
    const details = make(
      'details',
      { open: opened.has(name) },
      make(
        'summary',
        {},
        `${name} (${entries.length})`,
        ...(all.length === 0 ? [] : marksOf([`${all.length} marked`])),
      ),
      make('p', { className: 'quiet' }, description),
      make('ul', {}, ...own),
      button(`Add ${word}`, () => add(name)),
    )
    details.addEventListener('toggle', () => (details.open ? opened.add(name) : opened.delete(name)))
    return details
  }
  return {
    element,
    show: (outline, marks) => {
      const key = JSON.stringify([
        outline.sections.map(({ name, entries }) => [
          name,
          entries.map((entry) => [entry.name, entry.title]),
        ]),
        [...marks],
      ])
      if (key === shown) return
      shown = key
      const focused = [...buttons].find(([, line]) => line === document.activeElement)?.[0]
      buttons.clear()
      fill(element, ...outline.sections.map((section) => sectionView(section, marks)))
      if (focused !== undefined) buttons.get(focused)?.focus()
    },
    focus: (key) => {
      const line = buttons.get(key)
      line?.closest('details')?.setAttribute('open', '')
      ;(line ?? element).focus()
    },
  }
}

const marksOf = (words: readonly string[]): readonly HTMLElement[] =>
  words.map((word) => make('span', { className: 'changed' }, word))
