import { type Fault, faultText } from '../../pipeline/fault.ts'
import { claimsPanel } from './audit/claims-panel.ts'
import { button, fill, make } from './make.ts'
import type { PlanClient } from './plan/plan-client.ts'
import { type PlanView, planView } from './plan/plan-view.ts'
import { framedReport } from './report-view.ts'
import { type Acts, edited, type Study } from './study.ts'
import { savePanel } from './take-away/save-panel.ts'

const TABS = ['Report', 'Audit', 'Plan and files', 'Save'] as const
type Tab = (typeof TABS)[number]

/** The open study: its report, its files to edit, and what can be saved. */
export interface WorkView {
  readonly element: HTMLElement
  show(study: Study, tab?: Tab): void
}

export const workView = (given: Acts, client: PlanClient): WorkView => {
  const acts: Acts = {
    ...given,
    edit: (name, bytes) => {
      // what another view shows next is as edited
      if (study !== null) study = edited(study, name, bytes)
      given.edit(name, bytes)
    },
    close: () => {
      audit.close()
      given.close()
    },
  }
  const audit = claimsPanel(acts)
  const plan = planView(client, acts)
  const title = make('h2')
  const faults = make('div', { className: 'faults', role: 'alert' })
  const changes = make('div', { className: 'changes' })
  const panel = make('div', { className: 'panel' })
  const tabs = new Map(TABS.map((tab) => [tab, button(tab, () => open(tab))]))
  const element = make(
    'section',
    { className: 'work' },
    make(
      'div',
      { className: 'bar' },
      title,
      make('nav', { ariaLabel: 'Views' }, ...tabs.values()),
      button('Compute', acts.compute, 'main'),
      button('Close', acts.close),
    ),
    faults,
    changes,
    panel,
  )
  let study: Study | null = null
  let shown: Tab = 'Report'
  const open = (tab: Tab): void => {
    shown = tab
    for (const [name, chosen] of tabs) chosen.setAttribute('aria-current', String(name === tab))
    if (study === null) return
    if (tab === 'Audit') audit.show(study)
    const next = tab === 'Audit' ? audit.element : panelOf(tab, study, plan)
    // what is in the panel already keeps the focus
    if (next !== panel.firstChild) fill(panel, next)
  }
  return {
    element,
    show: (next, tab = shown) => {
      study = next
      title.textContent = next.cohort
      fill(faults, ...faultList(next.faults))
      fill(changes, ...changeList(next))
      open(tab)
    },
  }
}

const panelOf = (tab: Tab, study: Study, plan: PlanView): HTMLElement => {
  if (tab === 'Report') return reportPanel(study)
  if (tab === 'Save') return savePanel(study)
  plan.show(study)
  return plan.element
}

const reportPanel = ({ cohort, computed, changed, isEdited }: Study): HTMLElement => {
  if (computed === null) return make('p', {}, 'Nothing has been computed yet.')
  const frame = make('iframe', {
    title: `Report of ${cohort}`,
    srcdoc: framedReport(cohort, computed, changed),
  })
  frame.setAttribute('sandbox', 'allow-scripts allow-downloads')
  const old = isEdited
    ? make('p', { className: 'note' }, 'Files were edited after this report: press Compute to update it.')
    : ''
  return make('div', {}, old, frame)
}

const MOST_FAULTS = 40

const faultList = (faults: readonly Fault[]): readonly HTMLElement[] =>
  faults.length === 0
    ? []
    : [
        make(
          'p',
          {},
          `${faults.length === 1 ? 'One problem' : `${faults.length} problems`} in the files. The last report that was computed stays.`,
        ),
        make('ul', {}, ...faults.slice(0, MOST_FAULTS).map((fault) => make('li', {}, faultText(fault)))),
        ...(faults.length > MOST_FAULTS ? [make('p', {}, `and ${faults.length - MOST_FAULTS} others`)] : []),
      ]

const MOST_CHANGES = 200

const changeList = ({ changed }: Study): readonly HTMLElement[] =>
  changed.length === 0
    ? []
    : [
        make(
          'details',
          {},
          make(
            'summary',
            {},
            `${changed.length} computed ${changed.length === 1 ? 'number' : 'numbers'} changed`,
          ),
          make(
            'table',
            {},
            make('tr', {}, ...['Result', 'Before', 'Now'].map((head) => make('th', {}, head))),
            ...changed
              .slice(0, MOST_CHANGES)
              .map(({ id, before, after }) =>
                make('tr', {}, ...[id, before, after].map((cell) => make('td', {}, cell))),
              ),
          ),
        ),
      ]
