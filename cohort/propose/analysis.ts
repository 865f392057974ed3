import type { Resource } from '../descriptors/data-package.ts'
import type { Field } from '../descriptors/field.ts'
import { timeColumns } from './endpoint.ts'
import type { ProposedFile } from './files.ts'

/** The inputs of a new plan, apart from the files. */
export interface NewPlan {
  readonly cohort: string
  readonly subject: string
  readonly allowed: readonly string[]
  /** Known endpoints and estimates, as YAML; without them the plan has examples as comments. */
  readonly endpoints?: string
}

/** analysis.yaml of a new cohort: it runs as it is, and has a comment at each open decision. */
export const proposeAnalysis = (
  { cohort, subject, allowed, endpoints }: NewPlan,
  files: readonly ProposedFile[],
): string => {
  const decisions = files.flatMap(({ resource, decisions: ofColumns }) =>
    ofColumns.map(({ column, text }) => `#   ${resource.path}, ${oneLine(column)}: ${oneLine(text)}`),
  )
  const fields = files
    .filter(({ resource }) => resource.rows !== 'many')
    .flatMap(({ resource }) => resource.schema.fields)
  return `# yaml-language-server: $schema=../../../schemas/analysis.json
# The statistical analysis plan of ${cohort}. Every property is explained in docs/reference/descriptors.md.
# TO DECIDE marks what only you can know; remove the mark when it is decided.
${decisions.length === 0 ? '' : `#\n# Columns (also in datapackage.json, as "description" of the field):\n${decisions.join('\n')}\n`}
title: ${JSON.stringify(cohort)} # TO DECIDE: the title of the report
version: "0.1"
publish: false # raw, derived and report folders of this cohort are git-ignored; to publish it, say true, take them out of .gitignore, and write created and licenses in datapackage.json
subject: ${JSON.stringify(subject)}
origin: "time 0" # TO DECIDE: what happened at time 0, such as operation or randomisation
profile: r # TO DECIDE: whose conventions are followed, r or spss
alpha: 0.05
confidence: 0.95
${allowed.length === 0 ? '' : `identifiers: { allowed: [${allowed.map((name) => JSON.stringify(name)).join(', ')}] }\n`}
${
  endpoints ??
  endpointComment(
    fields,
    files.map(({ resource }) => resource),
  )
}
summaries:${summaries(fields, subject)}
`
}

const oneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, ' ')

/** The parts of an endpoint, with the columns that may supply them. */
const endpointComment = (fields: readonly Field[], resources: readonly Resource[]): string => {
  const named = (wanted: (field: Field) => boolean): string =>
    oneLine(
      fields
        .filter(wanted)
        .map(({ name }) => name)
        .join(', '),
    ) || 'none yet'
  const dates = named(({ type }) => type === 'date')
  const times = timeColumns(fields).filter(({ type }) => type !== 'date')
  const withUnits = oneLine(
    times
      .map(({ name, unit }) => `${name}${unit === undefined ? ', whose unit is to be declared' : ''}`)
      .join('; '),
  )
  const codes = named(({ type, categories }) => type === 'boolean' || categories !== undefined)
  const many = resources.filter(({ rows }) => rows === 'many')
  return `# TO DECIDE: the event and its codes. Which column says what happened (${codes}), which code is the event,
# and which column says when: an elapsed time (${withUnits || 'none yet'}) or a date (${dates}).
# endpoints:
#   overall-survival:
#     code: OS
#     title: Overall survival
#     survival: overall survival           the noun for what the curve shows, such as freedom from relapse
#     # from: <date of origin>            needed where times are dates
#     event: { label: death, when: { <column>: <code> }, at: <time or date of death> }
#     until: <time or date of last contact>
#     # in: { unit: mo, divisor: 30.4375 }   months between dates; absent: days
# estimates:
#   overall-survival: { at: [12, 24] }
# figures:
#   survival: { kind: kaplan-meier, title: Overall survival, estimate: overall-survival }
${many.map(({ name, path }) => `# ${path} has several rows per subject. To derive a variable from it:\n# variables:\n#   <name>: { title: <title>, rows: { of: ${JSON.stringify(name)}, where: { <column>: <code> }, take: first, by: <date> } }\n`).join('')}`
}

/** Summaries of all columns except free text, dates and the subject. */
const summaries = (fields: readonly Field[], subject: string): string => {
  const shown = fields.filter(
    ({ name, type, categories }) =>
      name !== subject && type !== 'date' && (type !== 'string' || categories !== undefined),
  )
  if (shown.length === 0) return ' {}'
  const usedNames = new Set(shown.map(({ name }) => name))
  return shown
    .map(({ name }, i) => {
      if (ID.test(name)) return `\n  ${quotedKey(name)}: {}`
      const id = idOf(name)
      const free = ID.test(id) && !usedNames.has(id) ? id : `variable-${i + 1}`
      usedNames.add(free)
      return `\n  ${quotedKey(free)}: { variable: ${JSON.stringify(name)} }`
    })
    .join('')
}

const ID = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/

/** A header in the characters that an id may have: "Tumorgröße (mm)" is Tumorgrosse-mm. */
const idOf = (header: string): string =>
  header
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^A-Za-z0-9_]+/g, '-')
    .replace(/^-+|(?<!-)-+$/g, '')

/** Quotes `no`, `y` and similar names, which YAML 1.1 reads as booleans. */
const quotedKey = (name: string): string =>
  /^(y|n|yes|no|on|off|true|false|null)$/i.test(name) ? JSON.stringify(name) : name
