import type { DraftedClaim, DraftedReply } from '../../engine/audit/orders.ts'
import { fill, make } from '../make.ts'
import { type Acts, edited, rawNames, type Study } from '../study.ts'
import { asked } from './ask.ts'
import { claimsFile, verdictsOf } from './claims-file.ts'
import { type ClaimsView, claimsTable } from './claims-table.ts'
import { draftDoor, offerDraft } from './draft-door.ts'
import { openReader } from './reader.ts'

/** The audit of the open cohort: claims drafted from a paper, and claims.csv as rows to edit. */
export interface ClaimsPanel {
  readonly element: HTMLElement
  show(study: Study): void
  /** Ends what is being read; forgets the draft. */
  close(): void
}

const NAME = 'claims.csv'

/** What is open, and what was drafted for it. */
interface State {
  study: Study | null
  /** By id. */
  drafted: ReadonlyMap<string, DraftedClaim>
  view: ClaimsView
}

export const claimsPanel = (acts: Pick<Acts, 'edit'>): ClaimsPanel => {
  const reader = openReader()
  const status = make('div', { className: 'audit-status', role: 'status' })
  const [choice, rows] = [make('div', { className: 'choice' }), make('div')]
  const state: State = { study: null, drafted: new Map(), view: newView() }
  const write = (bytes: Uint8Array): void => {
    if (state.study !== null) state.study = edited(state.study, NAME, bytes)
    acts.edit(NAME, bytes)
  }
  const replace = (bytes: Uint8Array, drafted: State['drafted']): void => {
    Object.assign(state, { drafted, view: newView() })
    write(bytes)
    fill(rows, ...rowsOf(state, write))
  }
  const take = (reply: DraftedReply, open: Study): void => {
    const before = rawNames(open).get(NAME)
    const file = claimsFile(before)
    offerDraft(choice, reply, {
      rows: before === undefined ? undefined : (file?.count ?? null),
      accept: () => replace(reply.claims, new Map(reply.rows.map((row) => [row.id, row]))),
      takeBack: () => replace(before ?? new Uint8Array(), new Map()),
    })
  }
  const draft = async (name: string, bytes: Uint8Array): Promise<void> => {
    const open = state.study
    if (open === null || open.computed === null) return
    fill(choice)
    const files = new Map([...open.computed].filter(([path]) => NEEDED.test(path)))
    const outcome = await asked(reader, { kind: 'draft', name, bytes, cohort: open.cohort, files }, status)
    if (outcome?.kind === 'drafted' && state.study !== null) take(outcome, state.study)
  }
  const compute = make('p', {}, 'Compute the cohort first: claims are drafted for its results.')
  const door = draftDoor(status, draft)
  return {
    element: make('div', { className: 'audit' }, compute, door, status, choice, rows),
    show: (next) => {
      state.study = next
      compute.hidden = next.computed !== null
      door.hidden = next.computed === null
      fill(rows, ...rowsOf(state, write))
    },
    close: () => {
      reader.stop()
      Object.assign(state, { study: null, drafted: new Map(), view: newView() })
      fill(choice)
      fill(status)
    },
  }
}

const newView = (): ClaimsView => ({ filter: null, first: 0 })

/** The artifacts that a draft needs. */
const NEEDED = /^data\/derived\/[^/]+\/(2-validate|4-estimate|5-compare)\//

const rowsOf = (
  { study, drafted, view }: State,
  write: (bytes: Uint8Array) => void,
): readonly HTMLElement[] => {
  if (study === null) return []
  const file = claimsFile(rawNames(study).get(NAME))
  if (file === null)
    return [
      make(
        'p',
        { className: 'faults' },
        `${NAME} is no table of claims: edit its text under "Plan and files".`,
      ),
    ]
  return [claimsTable({ ...shownOf(study), file, drafted, view, changed: () => write(file.bytes()) })]
}

/** What of the last run the rows show: the ids of results, the verdicts, and the faults of claims.csv by line. */
const shownOf = ({ cohort, computed, faults }: Study) => ({
  results: () => resultsIn(computed ?? new Map()),
  verdicts: verdictsOf(computed?.get(`data/derived/${cohort}/6-audit/verdicts.csv`)),
  faults: new Map(
    faults
      .filter(({ file, line }) => file.endsWith(NAME) && line !== undefined)
      .map((fault) => [fault.line!, fault]),
  ),
})

const resultsIn = (files: ReadonlyMap<string, Uint8Array>): readonly string[] =>
  [...files]
    .filter(([path]) => /^data\/derived\/[^/]+\/[45]-[a-z]+\/results\.csv$/.test(path))
    .flatMap(([, bytes]) => new TextDecoder().decode(bytes).split('\n').slice(1))
    .map((line) => line.slice(0, line.indexOf(',')))
    .filter((id) => id !== '')
