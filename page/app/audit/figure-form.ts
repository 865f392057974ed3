import type { AuditRequest } from '../../engine/audit/orders.ts'
import { fill, make } from '../make.ts'
import { bytesOf } from './ask.ts'

type FigureValues = Pick<Extract<AuditRequest, { kind: 'figure' }>, 'options' | 'description' | 'atRisk'>

/** What a person says of a figure: the options of `from-figure`, and `figure.yaml`. */
export interface FigureForm {
  readonly element: HTMLElement
  values(): Promise<FigureValues>
  /** Shows a description to complete. */
  describe(text: string): void
  /** Lets the panels of a page be chosen from, if there are several. */
  choosePanel(panels: readonly string[], chosen: number): void
}

const EXAMPLE = `page: 4
panel: 2
unit: months
scale: percent
curves: survival
time:
  - { at: 142.4, value: 0 }
  - { at: 462.4, value: 60 }
groups:
  - { name: Placebo, colour: "#1f77b4", dash: solid, n: 138 }`

const UNITS = ['days', 'weeks', 'months', 'years']

/** @param read is called when the figure is to be read with these values */
export const figureForm = (isPoints: boolean, read: () => void): FigureForm => {
  const page = numberField('Page of the PDF')
  const panel = make('select', { name: 'panel' }, make('option', { value: '' }, 'the one with most steps'))
  const panels = make('label', { hidden: true }, 'Panel ', panel)
  const unit = unitField(isPoints)
  const n = numberField('Patients of each curve, such as 138,90')
  const events = numberField('Events of each curve, such as 112,53')
  const atRisk = make('input', { type: 'file', accept: '.csv,.tsv,.txt' })
  const yaml = make('textarea', {
    rows: 12,
    spellcheck: false,
    ariaLabel: 'figure.yaml',
    placeholder: EXAMPLE,
  })
  const described = descriptionField(yaml)
  const element = make(
    'form',
    { className: 'figure-form' },
    isPoints ? null : page.label,
    panels,
    make('label', {}, 'Unit of the times ', unit),
    n.label,
    isPoints ? events.label : null,
    isPoints ? make('label', {}, 'Numbers at risk (CSV) ', atRisk) : null,
    isPoints ? null : described,
    make('button', { type: 'submit' }, 'Read again'),
  )
  element.addEventListener('submit', (event) => {
    event.preventDefault()
    read()
  })
  return {
    element,
    values: async () => {
      const [file] = atRisk.files ?? []
      const bytes = file === undefined ? null : await bytesOf(file)
      const given = {
        ...{ page: page.input.value, panel: panel.value, unit: unit.value },
        ...{ n: n.input.value, events: isPoints ? events.input.value : '' },
      }
      const options = Object.entries(given)
        .map(([name, value]) => [name, value.replaceAll(' ', '')] as const)
        .filter(([, value]) => value !== '')
      return {
        options: Object.fromEntries(options),
        description: yaml.value.trim() === '' ? null : yaml.value,
        atRisk:
          file === undefined || typeof bytes === 'string' || bytes === null
            ? null
            : { name: file.name, bytes },
      }
    },
    describe: (text) => {
      yaml.value = text
      described.open = true
      yaml.focus()
    },
    choosePanel: (words, chosen) => {
      panels.hidden = words.length < 2
      fill(
        panel,
        ...words.map((text, i) => make('option', { value: String(i + 1), selected: i + 1 === chosen }, text)),
      )
    },
  }
}

const numberField = (words: string) => {
  const input = make('input', { type: 'text', inputMode: 'numeric', autocomplete: 'off' })
  return { input, label: make('label', {}, `${words} `, input) }
}

const unitField = (isPoints: boolean): HTMLSelectElement =>
  make(
    'select',
    { name: 'unit' },
    make('option', { value: '' }, isPoints ? 'not named' : 'as the figure names it'),
    ...UNITS.map((name) => make('option', { value: name }, name)),
  )

const descriptionField = (yaml: HTMLTextAreaElement): HTMLDetailsElement =>
  make(
    'details',
    {},
    make('summary', {}, 'What the figure does not tell (figure.yaml)'),
    make(
      'p',
      { className: 'quiet' },
      'Each line is optional and replaces what is read. Replace each ? by its value.',
    ),
    yaml,
  )
