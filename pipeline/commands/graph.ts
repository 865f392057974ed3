import { isBuiltIn } from '../contracts.ts'
import { openDisk } from '../disk/disk.ts'
import type { Manifest, StageDeclaration } from '../manifest.ts'
import { planOf } from '../tasks/plan.ts'
import { targetsOf, writersOf } from '../tasks/tasks.ts'
import { plural } from '../words.ts'
import type { Command } from './command.ts'

export const command: Command = {
  name: 'graph',
  summary: 'the stages and the artifacts between them, as a Mermaid diagram with states',
  flags: { json: { type: 'boolean' } },
  help: `npm run pipeline -- graph [<cohort> ...] [--json]

Prints a Mermaid flowchart: a box for each stage, an arrow from each stage to those that read its artifacts,
and the state of the stage in the named cohorts: up to date (green), out of date (red), waiting for a stage
that is out of date (yellow).

Example
  npm run pipeline -- graph my-cohort > graph.mmd
`,
  run: async ({ root, manifest, words, flags }) => {
    const disk = openDisk(root)
    const targets = targetsOf(words, manifest, disk)
    const planned = planOf(disk, manifest, targets)
    const nodes = manifest.stages.map((stage): Node => {
      const causes = planned.filter(({ name }) => name.stage === stage.name).map((task) => task.causes)
      const waits = causes.filter((all) => all.every(({ kind }) => kind === 'waits')).length
      const tasks = stage.scope === 'all' ? 1 : targets.cohorts.length
      const stale = causes.length - waits
      return { stage: stage.name, summary: stage.summary, fresh: tasks - causes.length, stale, waits }
    })
    const edges = edgesOf(manifest)
    process.stdout.write(
      flags['json'] ? `${JSON.stringify({ nodes, edges }, null, 2)}\n` : mermaid(nodes, edges),
    )
    return 0
  },
}

interface Node {
  readonly stage: string
  readonly summary: string
  readonly fresh: number
  readonly stale: number
  readonly waits: number
}

/** `from` is null for raw files. */
interface Edge {
  readonly from: string | null
  readonly to: string
  readonly artifacts: number
}

const edgesOf = ({ stages }: Manifest): readonly Edge[] => {
  const counts = new Map<string, Edge>()
  const add = (from: string | null, to: string): void => {
    const artifacts = (counts.get(`${from} ${to}`)?.artifacts ?? 0) + 1
    counts.set(`${from} ${to}`, { from, to, artifacts })
  }
  for (const stage of stages)
    for (const { path } of stage.reads.filter((read) => !isBuiltIn(read.path))) {
      const writers: readonly StageDeclaration[] = writersOf(stages, path, stage)
      for (const writer of writers) add(writer.name, stage.name)
      if (writers.length === 0) add(null, stage.name)
    }
  return [...counts.values()]
}

const stateOf = ({ stale, waits }: Node): string => (stale > 0 ? 'stale' : waits > 0 ? 'waits' : 'fresh')

const mermaid = (nodes: readonly Node[], edges: readonly Edge[]): string =>
  `${[
    'flowchart LR',
    '  raw[(data/raw)]',
    ...nodes.map((node) => `  ${idOf(node.stage)}["${node.stage}<br/>${label(node)}"]:::${stateOf(node)}`),
    ...edges.map(
      ({ from, to, artifacts }) => `  ${from === null ? 'raw' : idOf(from)} -->|${artifacts}| ${idOf(to)}`,
    ),
    '  classDef fresh fill:#e6f4ea,stroke:#137333',
    '  classDef stale fill:#fce8e6,stroke:#c5221f',
    '  classDef waits fill:#fef7e0,stroke:#b06000',
  ].join('\n')}\n`

const label = ({ fresh, stale, waits }: Node): string =>
  [
    [fresh, 'up to date'],
    [stale, 'out of date'],
    [waits, 'waiting'],
  ]
    .filter(([count]) => count !== 0)
    .map(([count, state]) => `${count} ${state}`)
    .join(', ') || plural(0, 'task')

const idOf = (stage: string): string => `s${stage.replace(/[^A-Za-z0-9]/g, '_')}`
