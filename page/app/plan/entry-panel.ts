import type { EntryPlace, Given, Outline, OutlineEntry } from '../../plan-messages.ts'
import { button, fill, make } from '../make.ts'
import { type EntryList, entryList } from './entry-list.ts'
import type { Marks } from './entry-marks.ts'
import { type EntryView, entryView } from './entry-view.ts'
import type { PlanClient } from './plan-client.ts'

/** The plan's text, wherever it is shown. */
export interface PlanText {
  read(): string
  /** A text that a form has made. */
  write(text: string): void
  /** Shows a line, if the plan is what is shown. */
  show(line: number): void
}

/** The entries of the plan, and the form of one of them. */
export interface EntryPanel {
  readonly element: HTMLElement
  /** What the text has now. */
  show(outline: Outline, marks: Marks): Promise<void>
  /** Another study. */
  reset(): void
}

/** The panel's parts, which its steps change. */
interface Panel {
  readonly client: PlanClient
  readonly text: PlanText
  readonly left: HTMLElement
  readonly said: HTMLElement
  readonly list: EntryList
  outline: Outline | null
  form: { readonly place: EntryPlace; readonly view: EntryView; readonly content: string } | null
}

export const entryPanel = (client: PlanClient, text: PlanText): EntryPanel => {
  const said = make('p', { className: 'quiet', role: 'status' })
  const left = make('div', { className: 'forms' })
  const list = entryList(
    (section, name) => void openForm(panel, { section, name, isNew: false, kind: '' }, null),
    (section) => void openForm(panel, { section, name: '', isNew: true, kind: '' }, null),
  )
  const panel: Panel = { client, text, left, said, list, outline: null, form: null }
  fill(left, list.element)
  return {
    element: make('section', { ariaLabel: 'The plan as forms' }, said, left),
    show: (outline, marks) => shown(panel, outline, marks),
    reset: () => {
      panel.form = null
      fill(said, READING)
      fill(left, list.element)
    },
  }
}

const READING = 'Reading the plan …'
const UNREADABLE = 'The plan cannot be read at the moment: the forms show it as it was.'

const shown = async (panel: Panel, outline: Outline, marks: Marks): Promise<void> => {
  if (outline.problem !== '') {
    fill(panel.said, UNREADABLE)
    return
  }
  if ([READING, UNREADABLE].includes(panel.said.textContent)) fill(panel.said)
  panel.outline = outline
  panel.list.show(outline, marks)
  const { form } = panel
  // a form that nobody has begun to fill in follows the text
  if (form === null || form.place.isNew || form.view.isChanged()) return
  if ((entryIn(panel, form.place)?.content ?? '') !== form.content)
    await openForm(panel, { ...form.place, kind: '' }, null)
}

const entryIn = ({ outline }: Panel, { section, name }: EntryPlace): OutlineEntry | undefined =>
  outline?.sections.find((own) => own.name === section)?.entries.find((own) => own.name === name)

/** @param given texts of the form that was filled in, where another kind was chosen in it */
const openForm = async (panel: Panel, place: EntryPlace, given: Given | null): Promise<void> => {
  const { client, text, left, said } = panel
  const hadFocus = left.contains(document.activeElement)
  const answer = await client.ask({ about: 'form', text: text.read(), entry: place, given }, 'form')
  if (answer?.about === 'problem') {
    fill(said, answer.problems.join('\n'))
    toList(panel, place)
  }
  if (answer?.about !== 'form') return
  const view = entryView(place, answer.form, {
    apply: (own, texts) => void apply(panel, own, texts),
    choose: (own, texts) => void openForm(panel, own, texts),
    remove: (own) => void remove(panel, own),
    leave: () => toList(panel, place),
  })
  const entry = entryIn(panel, place)
  panel.form = { place, view, content: entry?.content ?? '' }
  fill(left, view.element)
  if (entry !== undefined && place.section !== '') text.show(entry.line)
  if (hadFocus) view.element.querySelector<HTMLElement>(given === null ? 'h3' : '#entry-kind')?.focus()
}

const toList = (panel: Panel, from: EntryPlace): void => {
  panel.form = null
  fill(panel.left, panel.list.element)
  panel.list.focus(`${from.section}/${from.name}`)
}

const apply = async (panel: Panel, place: EntryPlace, given: Given): Promise<void> => {
  const ask = { about: 'change', text: panel.text.read(), entry: place, given } as const
  const answer = await panel.client.ask(ask, 'changed')
  if (answer?.about === 'problem') panel.form?.view.refuse(answer.problems)
  else if (answer !== undefined) {
    const name = place.name === '' ? 'The plan' : place.name
    await written(panel, place, answer.text, `${name} is written in line ${answer.line}.`)
    panel.text.show(answer.line)
  }
}

const remove = async (panel: Panel, place: EntryPlace): Promise<void> => {
  const ask = { about: 'removal', text: panel.text.read(), entry: place } as const
  const answer = await panel.client.ask(ask, 'changed')
  if (answer?.about === 'problem') panel.form?.view.refuse(answer.problems)
  else if (answer !== undefined) await written(panel, place, answer.text, `${place.name} is removed.`)
}

/** The text that a form made; it can be taken back as long as nothing else was edited. */
const written = async (panel: Panel, place: EntryPlace, after: string, words: string): Promise<void> => {
  const { client, text, said } = panel
  const before = text.read()
  text.write(after)
  const answer = await client.ask({ about: 'outline', text: after }, 'outline')
  if (answer?.about === 'outline') {
    panel.outline = answer.outline
    panel.list.show(answer.outline, new Map())
  }
  toList(panel, place)
  const undo = button('Undo', () => {
    const isSame = text.read() === after
    if (isSame) text.write(before)
    fill(said, isSame ? 'The plan is as it was before.' : 'The text was edited since: undo it there.')
  })
  fill(said, `${words} `, after === before ? null : undo)
}
