import type { PlanEntry } from '../../../audit/prose/draft/possible-entries.ts'
import { inlineEntry } from '../add/entry-lines.ts'

const WORDS: Readonly<Record<PlanEntry['section'], string>> = {
  summaries: 'summary',
  estimates: 'estimate',
  tests: 'test',
  models: 'model',
}

/** An entry as a line of analysis.yaml. */
export const entryLine = ({ name, entry }: PlanEntry): string => inlineEntry(name, entry)

/** The call that adds an entry to the plan. */
export const addCall = ({ section, name, entry }: PlanEntry, cohort: string): string => {
  const options = Object.entries(entry).map(
    ([property, value]) => `--${property} ${quoted([value].flat().join(','))}`,
  )
  return ['npm run pipeline -- add', WORDS[section], cohort, name, ...options].join(' ')
}

const quoted = (text: string): string =>
  /^[\w.,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
