import { CallError, DataError, type Fault, faultText } from '../../../pipeline/fault.ts'
import { runInMemory } from '../../../pipeline/run/run-in-memory.ts'
import { schemas } from '../../../stages/commands/descriptors/json-schemas.ts'
import { stages } from '../../../stages/index.ts'
import type { Files } from '../../messages.ts'
import type { PlanAnswer, PlanAsk } from '../../plan-messages.ts'
import { withEntry } from './change-plan.ts'
import { textWithout } from './changed-text.ts'
import { completionsAt } from './completions.ts'
import { dataCompletionsAt } from './data-completions.ts'
import { entryForm } from './entry-form.ts'
import { outlineOf } from './outline.ts'
import { PLAN, type PlanRead, readPlanText } from './read-plan.ts'

/** The files of the study that is open. */
let study: { readonly cohort: string; readonly raw: Files } = { cohort: '', raw: new Map() }

/** The plan when it could be read last: while a line is being written its names are proposed. */
let lastRead: PlanRead | null = null

/** Answers the forms and the editor of the plan. */
export const answered = async (ask: PlanAsk): Promise<PlanAnswer> => {
  try {
    return await answerOf(ask)
  } catch (error) {
    if (error instanceof DataError) return { about: 'problem', problems: error.faults.map(faultText) }
    if (error instanceof CallError) return { about: 'problem', problems: [error.message] }
    throw error
  }
}

const answerOf = async (ask: PlanAsk): Promise<PlanAnswer> => {
  if (ask.about === 'files') {
    study = ask
    lastRead = null
    return { about: 'files' }
  }
  if (ask.about === 'faults') return { about: 'faults', faults: await faultsWith(ask.edited) }
  if (ask.about === 'completions' && ask.file !== PLAN)
    return { about: 'completions', completions: dataCompletionsAt(ask.text, ask.offset, ofData()) }
  const read = readPlanText(ask.text, dataPackage())
  if (typeof read !== 'string') lastRead = read
  if (ask.about === 'completions')
    return { about: 'completions', completions: completionsAt(ask.text, ask.offset, lastRead) }
  if (typeof read === 'string')
    return ask.about === 'outline'
      ? { about: 'outline', outline: { problem: read, sections: [] } }
      : { about: 'problem', problems: [read] }
  if (ask.about === 'outline') return { about: 'outline', outline: outlineOf(read) }
  if (ask.about === 'form') return { about: 'form', form: entryForm(read, ask.entry, ask.given) }
  if (ask.about === 'removal') {
    const { section, name } = ask.entry
    return { about: 'changed', text: textWithout(ask.text, section, name), line: 1 }
  }
  const changed = withEntry(read, ask.entry, ask.given, dataPackage())
  return 'problems' in changed ? { about: 'problem', ...changed } : { about: 'changed', ...changed }
}

/** What datapackage.json may have, beside the plan that could be read last. */
const ofData = () => ({
  schema: schemas[lastRead?.schema === schemas['pool-analysis'] ? 'pool-datapackage' : 'datapackage'],
  known: { names: new Map(), variables: lastRead?.known.variables ?? null },
})

const dataPackage = (): string =>
  new TextDecoder().decode(study.raw.get(`data/raw/${study.cohort}/datapackage.json`))

/** The stages before anything is computed: they find every fault. */
const CHECKS = stages.slice(0, 1 + stages.findIndex(({ name }) => name === '2-validate'))

const faultsWith = async (edited: Files): Promise<readonly Fault[]> => {
  const { cohort } = study
  const raw = new Map([
    ...study.raw,
    ...[...edited].map(([name, bytes]) => [`data/raw/${cohort}/${name}`, bytes] as const),
  ])
  study = { cohort, raw }
  const outcome = await runInMemory(CHECKS, cohort, raw)
  return outcome.kind === 'faults' ? outcome.faults : []
}
