import type { ProposedFile } from '../../../cohort/propose/files.ts'
import { oneLine } from '../../../pipeline/fault.ts'
import { escaped } from '../../../pipeline/words.ts'
import { ANSWERS_FILE } from './answers/answers-file.ts'
import type { NewFile } from './reshape.ts'

/** The subject comes first: a wrong column makes every count wrong. */
export const subjectWords = (subject: string, { path, rows, source }: NewFile): string =>
  escaped(subjectText(subject, path, rows.length, source?.options?.numberRows === subject))

const subjectText = (subject: string, path: string, n: number, isNumbered: boolean): string =>
  isNumbered
    ? `subject: one per row of ${path}; the added column "${subject}" numbers the ${n} rows`
    : `subject: column "${subject}" of ${path} (${n} rows, no value twice); use --subject to choose another column`

/** What kind of file each is, and what was passed over or changed in it, with its place. */
export const readWords = (files: readonly NewFile[]): readonly string[] =>
  files.flatMap(({ path, source, kind, notes = [] }, i) => {
    if (source === undefined || kind === undefined) return []
    const before = files[i - 1]?.source
    const isFirst = before?.file !== source.file
    const split = source.options?.roster
    return [
      ...(isFirst && (notes.length > 0 || path !== source.file) ? [`read: ${source.file}, ${kind}`] : []),
      ...notes.map(({ place, text }) => oneLine(`  ${place}: ${text}`)),
      ...(split?.part === 'subjects'
        ? [
            `  ${split.subject} has several rows, each from a start to a stop: ${path} has one row per ${split.subject}`,
          ]
        : []),
    ]
  })

export const closingWords = (
  cohort: string,
  proposed: readonly ProposedFile[],
  hasEndpoint: boolean,
  hasAnswers: boolean,
): string => {
  const lines = proposed.flatMap(({ resource, decisions }) => [
    `${resource.path}: ${resource.schema.fields.length} columns, ${resource.rows ?? 'one'} row${resource.rows === 'many' ? 's' : ''} per subject${resource.encoding ? `, ${resource.encoding}` : ''}${resource.dialect?.delimiter ? `, delimiter ${resource.dialect.delimiter === '\t' ? 'tab' : `"${resource.dialect.delimiter}"`}` : ''}`,
    ...decisions.map(({ column, text: words }) => escaped(`  to decide  ${column}: ${words}`)),
  ])
  return `${lines.join('\n')}
wrote data/raw/${cohort}/: datapackage.json, analysis.yaml, README.md${hasAnswers ? `, ${ANSWERS_FILE}` : ''} and the files; added its folders to .gitignore

Next
  npm run pipeline -- ${cohort}     reads, checks and summarises the files
  data/raw/${cohort}/analysis.yaml  ${hasEndpoint ? 'make the open decisions' : 'name the event and its codes'}: look for TO DECIDE
`
}
