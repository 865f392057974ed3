import type { Fault } from '../../../pipeline/fault.ts'
import type { Files } from '../../messages.ts'
import type { Outline } from '../../plan-messages.ts'
import { make } from '../make.ts'
import { type Acts, rawNames, type Study } from '../study.ts'
import { entryMarks } from './entry-marks.ts'
import { entryPanel } from './entry-panel.ts'
import { filePanel, PLAN } from './file-panel.ts'
import { fileText } from './file-text.ts'
import { latest } from './latest.ts'
import type { PlanClient } from './plan-client.ts'

/** The plan as forms beside its text, and the other files as texts. */
export interface PlanView {
  readonly element: HTMLElement
  show(study: Study): void
}

export const planView = (client: PlanClient, acts: Pick<Acts, 'edit' | 'compute'>): PlanView => {
  let study: Study | null = null
  /** Files that were edited since the worker saw them. */
  const unchecked = new Map<string, Uint8Array>()
  const outlineOf = outlines(client)
  const files = filePanel({
    compute: acts.compute,
    edited: (name, bytes) => {
      acts.edit(name, bytes)
      unchecked.set(name, bytes)
      check()
    },
    opened: (name) => {
      files.mark(faultsIn(name, study?.faults ?? []), study?.faults ?? [])
      check()
    },
    complete: async (file, text, offset) => {
      const answer = await client.ask({ about: 'completions', file, text, offset }, 'completions')
      return answer?.about === 'completions' ? answer.completions : null
    },
  })
  const entries = entryPanel(client, {
    read: () => files.text(PLAN),
    write: (text) => files.write(PLAN, text),
    show: (line) => {
      if (files.name() === PLAN) files.show(line)
    },
  })
  const check = latest(300, async () => {
    const name = files.name()
    const outline = await outlineOf.text(files.text(PLAN))
    const computed = await outlineOf.computed(study)
    if (outline !== null) await entries.show(outline, entryMarks(outline, computed, study?.changed ?? []))
    const edited = new Map(unchecked)
    unchecked.clear()
    const answer = await client.ask({ about: 'faults', edited }, 'faults')
    if (answer?.about === 'faults' && name === files.name())
      files.mark(faultsIn(name, answer.faults), study?.faults ?? [])
  })
  return {
    element: make('div', { className: 'plan' }, entries.element, files.element),
    show: (next) => {
      const raw = rawNames(next)
      const isOther = study?.cohort !== next.cohort
      const isKnown = !isOther && files.has(raw)
      study = next
      const faulty = [...raw.keys()].find((name) => faultsIn(name, next.faults).length > 0)
      if (isKnown) {
        const isHere = faultsIn(files.name(), next.faults).length > 0
        files.open(isHere ? files.name() : (faulty ?? files.name()))
        return
      }
      if (isOther) entries.reset()
      unchecked.clear()
      void client.ask({ about: 'files', cohort: next.cohort, raw: next.raw }, 'files')
      files.take(raw, faulty ?? null)
    },
  }
}

/** What plans contain; that of the last report is read once a report. */
const outlines = (client: PlanClient) => {
  let known: { readonly files: Files | null; readonly outline: Outline | null } = {
    files: null,
    outline: null,
  }
  const text = async (plan: string): Promise<Outline | null> => {
    const answer = await client.ask({ about: 'outline', text: plan }, 'outline')
    return answer?.about === 'outline' ? answer.outline : null
  }
  const computed = async (study: Study | null): Promise<Outline | null> => {
    const files = study?.computed ?? null
    if (files !== known.files) {
      const bytes = files?.get(`data/raw/${study?.cohort}/${PLAN}`)
      known = { files, outline: bytes === undefined ? null : await text(fileText(bytes).text) }
    }
    return known.outline
  }
  return { text, computed }
}

const faultsIn = (name: string, faults: readonly Fault[]): readonly Fault[] =>
  faults.filter(({ file }) => file === name || file.endsWith(`/${name}`))
