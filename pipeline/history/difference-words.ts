import { causeText, plural, shown } from '../words.ts'
import type { ArtifactChange, ArtifactChanges } from './artifact-changes.ts'
import type { CellChange } from './difference.ts'
import type { RootCause } from './root-causes.ts'

/** The most rows or cells that a text lists. */
const SHOWN = 12

export const changesText = (changes: ArtifactChanges): string => {
  if (changes.artifacts.length === 0) return `${countsText(changes)}\n`
  const groups = byCause(changes.artifacts).map(
    ({ because, artifacts }) =>
      `cause\n${because.flatMap(rootCauseLines).map(indented).join('\n')}\n${artifacts.map(artifactText).join('\n')}`,
  )
  return `${groups.join('\n\n')}\n\n${countsText(changes)}\n`
}

export const changesMarkdown = (changes: ArtifactChanges): string => {
  const groups = byCause(changes.artifacts).map(({ because, artifacts }) =>
    [
      '### Cause',
      ...because.flatMap(rootCauseLines).map((line) => `- \`${line.trim()}\``),
      '',
      ...artifacts.flatMap(artifactMarkdown),
    ].join('\n'),
  )
  return `${['## What changed', countsText(changes), ...groups].join('\n\n')}\n`
}

const countsText = ({ before, after, counts }: ArtifactChanges): string =>
  `${before} -> ${after}: ${plural(counts.material, 'material difference')}, ${counts['<= 1e-9']} of at most 1e-9, ${counts.formatting} in formatting only, ${plural(counts.identical, 'artifact')} identical`

/** Groups artifacts by their causes, so that each cause is printed once. */
const byCause = (artifacts: readonly ArtifactChange[]) => {
  const groups = new Map<string, { because: readonly RootCause[]; artifacts: ArtifactChange[] }>()
  for (const artifact of artifacts) {
    const key = JSON.stringify(artifact.because)
    const group = groups.get(key) ?? { because: artifact.because, artifacts: [] }
    group.artifacts.push(artifact)
    groups.set(key, group)
  }
  return [...groups.values()]
}

const summary = ({ change, class: kind, added, removed, changed }: ArtifactChange): string =>
  `${change === 'changed' ? '' : `${change}, `}${kind}: ${plural(added.length, 'row')} added, ${removed.length} removed, ${plural(changed.length, 'cell')} changed`

const artifactText = (artifact: ArtifactChange): string => {
  const lines = artifact.change === 'changed' ? changeLines(artifact) : []
  return [`${artifact.path}  ${summary(artifact)}`, ...lines.map(indented)].join('\n')
}

const changeLines = ({ changed, added, removed }: Pick<ArtifactChange, 'changed' | 'added' | 'removed'>) =>
  cutShort([
    ...changed.map((cell) => `${shown(cell.key)}${cell.field && ` ${shown(cell.field)}`}  ${cellText(cell)}`),
    ...added.map(({ key }) => `+ ${shown(key)}`),
    ...removed.map(({ key }) => `- ${shown(key)}`),
  ])

const cutShort = (lines: readonly string[]): readonly string[] =>
  lines.length <= SHOWN
    ? lines
    : [...lines.slice(0, SHOWN), `... and ${lines.length - SHOWN} more (--json lists all)`]

const cellText = ({ before, after, absolute, relative }: CellChange): string => {
  const by =
    absolute === null
      ? ''
      : ` (${signed(absolute)}${relative === null ? '' : `, ${signed(100 * relative)} %`})`
  return `${shown(before) || '(empty)'} -> ${shown(after) || '(empty)'}${by}`
}

/** Six digits show a change; the JSON has all digits. */
const signed = (value: number): string => `${value > 0 ? '+' : ''}${Number(value.toPrecision(6))}`

const rootCauseLines = (cause: RootCause): readonly string[] => {
  switch (cause.kind) {
    case 'raw': {
      const parts = [
        ...cause.changed.map(
          (cell) =>
            [cell.line, `:${cell.column} ${shown(cell.field || cell.key)}  ${cellText(cell)}`] as const,
        ),
        ...cause.removed.map(({ key, line }) => [line, ` - ${shown(key)}`] as const),
        ...cause.added.map(({ key, line }) => [line, ` + ${shown(key)}`] as const),
      ]
      const lines = parts.toSorted(([a], [b]) => a - b).map(([line, text]) => `${cause.path}:${line}${text}`)
      return lines.length === 0 ? [`${cause.path} formatted differently`] : cutShort(lines)
    }
    case 'code':
    case 'tool':
    case 'package':
    case 'package bytes':
    case 'code unrecorded':
      return [causeText(cause)]
    case 'stage':
      return [`stage ${cause.stage} ${cause.change}`]
    case 'edited':
      return [`${cause.path} in ${cause.view} differs from the record in its lock`]
    case 'unexplained':
      return ['unknown: code, packages and inputs are the same, but the bytes differ']
    default: {
      const never: never = cause
      return never
    }
  }
}

const artifactMarkdown = (artifact: ArtifactChange): readonly string[] => {
  const head = [`**\`${artifact.path}\`** ${summary(artifact)}`, '']
  if (artifact.change !== 'changed' || artifact.changed.length === 0) return head
  const rows = artifact.changed
    .slice(0, SHOWN)
    .map((cell) =>
      [
        cell.key,
        cell.field,
        cell.before,
        cell.after,
        ...[cell.absolute, cell.relative === null ? null : 100 * cell.relative].map((value) =>
          value === null ? '' : signed(value),
        ),
      ]
        .map((text) => shown(text).replaceAll('|', '\\|'))
        .join(' | '),
    )
  const more = artifact.changed.length - rows.length
  return [
    ...head,
    '| row | field | before | after | change | % |',
    '|---|---|---|---|---:|---:|',
    ...rows.map((row) => `| ${row} |`),
    ...(more > 0 ? ['', `and ${more} more`] : []),
    '',
  ]
}

const indented = (line: string): string => `  ${line}`

/** The cause as lines, for `why` and `verify`. */
export const rootCauseText = (cause: RootCause): string => rootCauseLines(cause).join('\n')
