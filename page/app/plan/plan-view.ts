import type { Fault } from '../../../pipeline/fault.ts'
import type { Files } from '../../messages.ts'
import type { EntryPlace, Given, Outline } from '../../plan-messages.ts'
import { button, fill, make } from '../make.ts'
import { type Acts, rawNames, type Study } from '../study.ts'
import { entryList } from './entry-list.ts'
import { entryMarks } from './entry-marks.ts'
import { type EntryView, entryView } from './entry-view.ts'
import { type FileText, fileBytes, fileText } from './file-text.ts'
import { latest } from './latest.ts'
import type { PlanClient } from './plan-client.ts'
import { textEditor } from './text-editor.ts'

/** The plan as forms beside its text, and the other files as texts. */
export interface PlanView {
  readonly element: HTMLElement
  show(study: Study): void
}

const PLAN = 'analysis.yaml'
/** A larger file is edited elsewhere: a browser lays out all of its lines at once. */
const MOST_LETTERS = 300_000

export const planView = (client: PlanClient, acts: Pick<Acts, 'edit' | 'compute'>): PlanView => {
  let study: Study | null = null
  let files = new Map<string, Uint8Array>()
  let opened: FileText = fileText(new Uint8Array())
  let outline: Outline | null = null
  let computed: { readonly files: Files | null; readonly outline: Outline | null } = {
    files: null,
    outline: null,
  }
  let form: { readonly place: EntryPlace; readonly view: EntryView; readonly content: string } | null = null

  const choice = make('select', { ariaLabel: 'File' })
  const left = make('div', { className: 'forms' })
  const said = make('p', { className: 'quiet', role: 'status' })
  const list = entryList(
    (section, name) => void openForm({ section, name, isNew: false, kind: '' }, null),
    (section) => void openForm({ section, name: '', isNew: true, kind: '' }, null),
  )
  const isPlan = (): boolean => choice.value === PLAN
  /** The plan's text, also while another file is shown. */
  const planText = (): string =>
    isPlan() ? editor.value() : fileText(files.get(PLAN) ?? new Uint8Array()).text

  const editor = textEditor({
    edited: () => written(editor.value()),
    compute: acts.compute,
    complete: async (text, offset) => {
      if (!isPlan()) return null
      const answer = await client.ask({ about: 'completions', text, offset }, 'completions')
      return answer?.about === 'completions' ? answer.completions : null
    },
  })

  const written = (text: string): void => {
    const bytes = fileBytes(opened, text)
    files.set(choice.value, bytes)
    acts.edit(choice.value, bytes)
    check()
  }

  const check = latest(300, async () => {
    const [name, bytes] = [choice.value, files.get(choice.value)]
    await readOutline()
    if (bytes === undefined) return
    const answer = await client.ask({ about: 'faults', name, bytes }, 'faults')
    if (answer?.about === 'faults' && name === choice.value) editor.mark(faultsIn(name, answer.faults))
  })

  const readOutline = async (): Promise<void> => {
    const answer = await client.ask({ about: 'outline', text: planText() }, 'outline')
    if (answer?.about !== 'outline') return
    if (answer.outline.problem !== '') {
      fill(said, 'The plan cannot be read at the moment: the forms show it as it was.')
      return
    }
    if (said.textContent?.startsWith('The plan cannot')) fill(said)
    outline = answer.outline
    await readComputed()
    list.show(outline, entryMarks(outline, computed.outline, study?.changed ?? []))
    // a form that nobody has begun to fill in follows the text
    if (
      form !== null &&
      !form.place.isNew &&
      contentOf(form.place) !== form.content &&
      !form.view.isChanged()
    )
      await openForm({ ...form.place, kind: '' }, null)
  }

  /** The plan of the last report, read once a report. */
  const readComputed = async (): Promise<void> => {
    const of = study?.computed ?? null
    if (of === computed.files) return
    const bytes = of?.get(`data/raw/${study?.cohort}/${PLAN}`)
    const text = bytes === undefined ? '' : fileText(bytes).text
    const answer = of === null ? undefined : await client.ask({ about: 'outline', text }, 'outline')
    computed = { files: of, outline: answer?.about === 'outline' ? answer.outline : null }
  }

  const contentOf = ({ section, name }: EntryPlace): string =>
    outline?.sections.find((own) => own.name === section)?.entries.find((own) => own.name === name)
      ?.content ?? ''

  const lineOf = ({ section, name }: EntryPlace): number | undefined =>
    outline?.sections.find((own) => own.name === section)?.entries.find((own) => own.name === name)?.line

  const openForm = async (place: EntryPlace, given: Given | null): Promise<void> => {
    const hadFocus = left.contains(document.activeElement)
    const answer = await client.ask({ about: 'form', text: planText(), entry: place, given }, 'form')
    if (answer?.about === 'problem') {
      fill(said, answer.problems.join('\n'))
      if (form !== null) backToList()
      return
    }
    if (answer === undefined) return
    const view = entryView(place, answer.form, {
      apply: (own, texts) => void apply(own, texts),
      choose: (own, texts) => void openForm(own, texts),
      remove: (own) => void remove(own),
      leave: backToList,
    })
    form = { place, view, content: contentOf(place) }
    fill(left, view.element)
    const line = lineOf(place)
    if (isPlan() && line !== undefined && place.section !== '') editor.show(line)
    if (hadFocus) view.element.querySelector<HTMLElement>(given === null ? 'h3' : '#entry-kind')?.focus()
  }

  const backToList = (): void => {
    const from = form?.place
    form = null
    fill(left, list.element)
    if (from !== undefined) list.focus(`${from.section}/${from.name}`)
  }

  const apply = async (place: EntryPlace, given: Given): Promise<void> => {
    const answer = await client.ask({ about: 'change', text: planText(), entry: place, given }, 'changed')
    if (answer?.about === 'problem') form?.view.refuse(answer.problems)
    else if (answer !== undefined)
      await replaced(
        answer.text,
        `${place.name || 'The plan'} is written in line ${answer.line}.`,
        answer.line,
        place,
      )
  }

  const remove = async (place: EntryPlace): Promise<void> => {
    const answer = await client.ask({ about: 'removal', text: planText(), entry: place }, 'changed')
    if (answer?.about === 'problem') form?.view.refuse(answer.problems)
    else if (answer !== undefined) await replaced(answer.text, `${place.name} is removed.`, null, place)
  }

  /** A text that a form made; it can be taken back as long as nothing else was changed. */
  const replaced = async (
    text: string,
    words: string,
    line: number | null,
    place: EntryPlace,
  ): Promise<void> => {
    const before = planText()
    openFile(PLAN)
    editor.set(text)
    written(text)
    await readOutline()
    form = null
    fill(left, list.element)
    list.focus(`${place.section}/${place.name}`)
    if (line !== null) editor.show(line)
    const undo = button('Undo', () => {
      if (planText() === text) {
        editor.set(before)
        written(before)
        fill(said, 'The plan is as it was before.')
      } else fill(said, 'The text was edited since: undo it there.')
    })
    fill(said, words, ' ', text === before ? null : undo)
  }

  const openFile = (name: string): void => {
    choice.value = name
    opened = fileText(files.get(name) ?? new Uint8Array())
    const isLarge = opened.text.length > MOST_LETTERS
    editor.element.hidden = isLarge
    large.hidden = !isLarge
    if (!isLarge) editor.set(opened.text)
    editor.mark(faultsIn(name, study?.faults ?? []))
    check()
  }

  const large = make(
    'p',
    { hidden: true },
    'This file is too large to edit here. Edit it in the program that it is from, and open it again.',
  )
  choice.addEventListener('change', () => openFile(choice.value))
  fill(left, list.element)
  const element = make(
    'div',
    { className: 'plan' },
    make('section', { ariaLabel: 'The plan as forms' }, said, left),
    make(
      'section',
      { ariaLabel: 'Files as texts' },
      make(
        'p',
        {},
        make('label', {}, 'File ', choice),
        ' Ctrl+Enter computes. Ctrl+Space completes a word of the plan.',
      ),
      large,
      editor.element,
    ),
  )

  /** Another study, or files that were not written here. */
  const take = (next: Study): void => {
    const raw = rawNames(next)
    const isKnown =
      study?.cohort === next.cohort &&
      raw.size === files.size &&
      [...raw].every(([name, bytes]) => files.get(name) === bytes)
    const isOther = study?.cohort !== next.cohort
    study = next
    const faulty = [...raw.keys()].find((name) => faultsIn(name, next.faults).length > 0)
    if (isKnown) {
      openFile(
        faulty !== undefined && faultsIn(choice.value, next.faults).length === 0 ? faulty : choice.value,
      )
      return
    }
    files = new Map(raw)
    if (isOther) {
      form = null
      fill(said)
      fill(left, list.element)
    }
    const names = [...raw.keys()].toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
    fill(choice, ...names.map((name) => make('option', { value: name }, name)))
    void client.ask({ about: 'files', cohort: next.cohort, raw: next.raw }, 'files')
    openFile(faulty ?? names[0] ?? PLAN)
  }
  return { element, show: take }
}

const faultsIn = (name: string, faults: readonly Fault[]): readonly Fault[] =>
  faults.filter(({ file }) => file === name || file.endsWith(`/${name}`))

/** The plan first, then the description, the claims, and the tables. */
const rank = (name: string): number => {
  const place = [PLAN, 'datapackage.json', 'claims.csv'].indexOf(name)
  return place < 0 ? 9 : place
}
