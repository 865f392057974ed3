import type { Closure } from '../history/closure.ts'
import type { ArtifactDeclaration } from '../manifest.ts'
import { isProvenance } from '../tasks/reads.ts'
import { packagesUsed } from './crate-trace.ts'
import { type Described, type DescribedTask, declaredArtifacts, fromRoot } from './described.ts'
import { type Entity, localId, ref, single } from './entity.ts'

export const WORKFLOW_PROFILE = 'https://w3id.org/workflowhub/workflow-ro-crate/1.0'
export const ENGINE = '#engine'
const LANGUAGE = 'https://www.typescriptlang.org/'

/** The entry file; if the code is a published package, that package. */
export const workflowId = ({ cohort, manifest }: Described): string =>
  manifest.published ? purl(manifest.project.name, manifest.version) : fromRoot(cohort, manifest.entry)
export const toolId = ({ stage }: DescribedTask): string => localId(stage.name)
export const stepId = ({ stage }: DescribedTask): string => localId(`${stage.name}/step`)
/** An artifact is one parameter, shared by the stage that writes it and those that read it: the data flow. */
export const parameterId = (path: string): string => localId(`artifact/${path}`)

/** The workflow itself, independent of any run: stages as tools and steps, artifacts as parameters. */
export const workflow = (content: Described): readonly Entity[] => [
  main(content),
  engine(content),
  ...language(content),
  ...content.tasks.map((task) => tool(task, content)),
  ...content.tasks.map(step),
  ...packages(content),
  ...declaredArtifacts(content.tasks.map(({ stage }) => stage)).map(({ path }) => parameter(path)),
]

/** Without a hash: a comment in the entry file would change it, and the lock records the code. */
const main = (content: Described): Entity => {
  const { manifest, tasks } = content
  const stages = tasks.map(({ stage }) => stage)
  const written = new Set(stages.flatMap(({ writes }) => writes.map(({ path }) => path)))
  const read = parameters(stages.flatMap(({ reads }) => reads)).filter((path) => !written.has(path))
  return {
    '@id': workflowId(content),
    '@type': ['File', 'SoftwareSourceCode', 'ComputationalWorkflow', 'HowTo'],
    name: manifest.published ? content.software : `${manifest.project.name}: ${manifest.entry}`,
    description: manifest.project.description,
    version: manifest.version,
    license: licenseOf(content),
    programmingLanguage: ref(LANGUAGE),
    input: single(read.map((path) => ref(parameterId(path)))),
    output: single([...written].map((path) => ref(parameterId(path)))),
    hasPart: single(tasks.map((task) => ref(toolId(task)))),
    step: single(tasks.map((task) => ref(stepId(task)))),
  }
}

const engine = ({ manifest, software }: Described): Entity => ({
  '@id': ENGINE,
  '@type': 'SoftwareSourceCode',
  name: `${software}, the runner`,
  version: manifest.version,
  programmingLanguage: ref(LANGUAGE),
})

const tool = (task: DescribedTask, { manifest }: Described): Entity => {
  const { stage } = task
  return {
    '@id': toolId(task),
    '@type': 'SoftwareSourceCode',
    name: stage.name,
    alternateName: stage.module,
    description: stage.summary,
    version: manifest.version,
    programmingLanguage: ref(LANGUAGE),
    input: single(parameters(stage.reads).map((path) => ref(parameterId(path)))),
    output: single(parameters(stage.writes).map((path) => ref(parameterId(path)))),
    softwareRequirements: single(
      packagesUsed(closureOf(task), manifest).map(([name, version]) => ref(purl(name, version))),
    ),
  }
}

const step = (task: DescribedTask, i: number): Entity => ({
  '@id': stepId(task),
  '@type': 'HowToStep',
  name: task.stage.name,
  position: i + 1,
  workExample: ref(toolId(task)),
})

const parameter = (path: string): Entity => ({
  '@id': parameterId(path),
  '@type': 'FormalParameter',
  name: path,
  additionalType: 'File',
})

const parameters = (declared: readonly ArtifactDeclaration[]): readonly string[] => [
  ...new Set(declared.filter((artifact) => !isProvenance(artifact)).map(({ path }) => path)),
]

/** The packages that the stages' code imports; the lock lists their dependencies. */
const packages = ({ tasks, manifest }: Described): readonly Entity[] => {
  const used = new Map(tasks.flatMap((task) => packagesUsed(closureOf(task), manifest)))
  return [...used].sort().map(([name, version]) => ({
    '@id': purl(name, version),
    '@type': 'SoftwareSourceCode',
    name,
    version,
  }))
}

/** A described task is fresh, and therefore has its closure. */
const closureOf = ({ stage, locked }: DescribedTask): Closure => {
  const { closure } = locked.trace
  if (closure === null) throw new Error(`stage ${stage.name}: expected its closure, found none`)
  return closure
}

const purl = (name: string, version: string): string => `pkg:npm/${name.replace('@', '%40')}@${version}`

const language = ({ manifest }: Described): readonly Entity[] => {
  const { license, language: version } = manifest.project
  const entity: Entity = {
    '@id': LANGUAGE,
    '@type': 'ComputerLanguage',
    name: 'TypeScript',
    url: ref(LANGUAGE),
    version: version ?? undefined,
  }
  const terms = isSpdx(license) ? [{ '@id': spdx(license), '@type': 'CreativeWork', name: license }] : []
  return [entity, ...terms]
}

/** A link to the licence's SPDX page if package.json names a single licence; otherwise the SPDX expression. */
const licenseOf = ({ manifest: { project } }: Described) =>
  isSpdx(project.license) ? ref(spdx(project.license)) : (project.license ?? undefined)

const isSpdx = (license: string | null): license is string =>
  license !== null && /^[A-Za-z0-9.+-]+$/.test(license)
const spdx = (license: string): string => `https://spdx.org/licenses/${license}`
