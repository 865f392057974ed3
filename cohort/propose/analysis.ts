import type { Resource } from '../descriptors/data-package.ts'
import type { Field } from '../descriptors/field.ts'
import { timeColumns } from './endpoint.ts'
import type { ProposedFile } from './files.ts'

/** What goes into a new plan besides the files. */
export interface NewPlan {
  readonly cohort: string
  readonly subject: string
  readonly allowed: readonly string[]
  /** Endpoints and estimates that are known already, as YAML; else they stand commented out. */
  readonly endpoints?: string
}

/** analysis.yaml of a new cohort: what runs at once, and each open decision as a comment in its place. */
export const proposeAnalysis = (
  { cohort, subject, allowed, endpoints }: NewPlan,
  files: readonly ProposedFile[],
): string => {
  const decisions = files.flatMap(({ resource, decisions: own }) =>
    own.map(({ column, text }) => `#   ${resource.path}, ${oneLine(column)}: ${oneLine(text)}`),
  )
  const fields = files
    .filter(({ resource }) => resource.rows !== 'many')
    .flatMap(({ resource }) => resource.schema.fields)
  return `# yaml-language-server: $schema=../../../schemas/analysis.json
# The statistical analysis plan of ${cohort}. Every property is explained in docs/reference/descriptors.md.
# TO DECIDE marks what nobody but you can know; when it is decided, remove the mark.
${decisions.length === 0 ? '' : `#\n# Of the columns (also in datapackage.json, as "description" of the field):\n${decisions.join('\n')}\n`}
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

/** What an endpoint asks for, with the columns that may be it. */
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
  return `# TO DECIDE: the event and its codes. Which column tells what happened (${codes}), which code is the event,
# and which column tells when: an elapsed time (${withUnits || 'none yet'}) or a date (${dates}).
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
${many.map(({ name, path }) => `# ${path} has several rows a subject. To take from it:\n# variables:\n#   <name>: { title: <title>, rows: { of: ${JSON.stringify(name)}, where: { <column>: <code> }, take: first, by: <date> } }\n`).join('')}`
}

/** Everything that can be counted or measured at once; free texts, dates and the subject cannot. */
const summaries = (fields: readonly Field[], subject: string): string => {
  const shown = fields.filter(
    ({ name, type, categories }) =>
      name !== subject && type !== 'date' && (type !== 'string' || categories !== undefined),
  )
  if (shown.length === 0) return ' {}'
  const taken = new Set(shown.map(({ name }) => name))
  return shown
    .map(({ name }, i) => {
      if (ID.test(name)) return `\n  ${quotedKey(name)}: {}`
      const id = idOf(name)
      const free = ID.test(id) && !taken.has(id) ? id : `variable-${i + 1}`
      taken.add(free)
      return `\n  ${quotedKey(free)}: { variable: ${JSON.stringify(name)} }`
    })
    .join('')
}

const ID = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/

/** The letters of a header that an id may have: "Tumorgröße (mm)" is Tumorgrosse-mm. */
const idOf = (header: string): string =>
  header
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^A-Za-z0-9_]+/g, '-')
    .replace(/^-+|-+$/g, '')

/** `no`, `y` and the like are words of YAML's older cousins: quoted, they are names to all. */
const quotedKey = (name: string): string =>
  /^(y|n|yes|no|on|off|true|false|null)$/i.test(name) ? JSON.stringify(name) : name
