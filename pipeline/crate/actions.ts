import { inCallWords } from '../call-words.ts'
import { isBuiltIn } from '../contracts.ts'
import type { Described, DescribedTask } from './described.ts'
import { type Entity, fileId, localId, ref, single } from './entity.ts'
import { ENGINE, stepId, toolId, workflowId } from './workflow.ts'

/** The run of the whole workflow. */
export const RUN = '#run'

const COMPLETED = ref('http://schema.org/CompletedActionStatus')

/**
 * The runs recorded in the lock: the workflow, every stage as the run of a tool, the steps that started them, the engine.
 * Stages reused from an earlier run are included, because the lock records them.
 */
export const actions = (content: Described): readonly Entity[] => [
  {
    '@id': RUN,
    '@type': 'CreateAction',
    name: `${content.software} on ${content.cohort}`,
    description: inCallWords(`npm run pipeline -- ${content.cohort}`, content.manifest),
    actionStatus: COMPLETED,
    instrument: ref(workflowId(content)),
    object: single(
      content.files.filter(({ path }) => !isWritten(path, content)).map(({ path }) => file(path, content)),
    ),
    result: single(
      content.files.filter(({ path }) => isWritten(path, content)).map(({ path }) => file(path, content)),
    ),
  },
  ...content.tasks.map((task) => toolRun(task, content)),
  ...content.tasks.map(control),
  {
    '@id': `${RUN}/engine`,
    '@type': 'OrganizeAction',
    name: `Run of ${content.software}`,
    instrument: ref(ENGINE),
    object: single(content.tasks.map((task) => ref(controlId(task)))),
    result: ref(RUN),
  },
]

const toolRun = (task: DescribedTask, content: Described): Entity => ({
  '@id': runId(task),
  '@type': 'CreateAction',
  name: `${task.stage.name} on ${content.cohort}`,
  description: inCallWords(`npm run pipeline -- ${content.cohort}/${task.stage.name}`, content.manifest),
  actionStatus: COMPLETED,
  instrument: ref(toolId(task)),
  object: single(
    Object.keys(task.locked.trace.inputs)
      .filter((path) => !isBuiltIn(path))
      .sort()
      .map((path) => file(path, content)),
  ),
  result: single(
    Object.keys(task.locked.outputs)
      .sort()
      .map((path) => file(path, content)),
  ),
})

const control = (task: DescribedTask): Entity => ({
  '@id': controlId(task),
  '@type': 'ControlAction',
  name: `Step ${task.stage.name}`,
  instrument: ref(stepId(task)),
  object: ref(runId(task)),
})

const runId = ({ stage }: DescribedTask): string => localId(`run/${stage.name}`)
const controlId = ({ stage }: DescribedTask): string => localId(`run/${stage.name}/step`)

const file = (path: string, { cohort }: Described) => ref(fileId(cohort, path))

const isWritten = (path: string, { tasks }: Described): boolean =>
  tasks.some(({ locked }) => locked.outputs[path] !== undefined)
