// node task.js <cohort | -> <stage>: runs one task, as a rule of another tool starts it. It reads the declared inputs, runs
// the stage and writes its files even if they did not change, as a recipe does.
import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const root = process.cwd()
const [word = '', name = ''] = process.argv.slice(2)
const cohort = word === '-' ? null : word

/** @param {string} file */
const built = (file) => import(pathToFileURL(join(root, 'build/modules/pipeline', file)).href)
const files = [
  ...['disk/disk.js', 'disk/draft.js', 'history/lock.js'],
  ...['tasks/tasks.js', 'tasks/task-reads.js', 'run/run-task.js'],
]
const [
  { openDisk },
  { openDraft },
  { readLock },
  { tasksOf, cohortsOf },
  { resolveTask },
  { gather, compute },
] = await Promise.all(files.map(built))

const manifest = JSON.parse(readFileSync(join(root, 'build/manifest.json'), 'utf8'))
const disk = openDisk(root)
const draft = openDraft(disk, cohort, readLock(disk, cohort))
const task = tasksOf(manifest, cohort).find(
  (/** @type {{ stage: { name: string } }} */ one) => one.stage.name === name,
)
const call = gather(resolveTask(task, cohortsOf(task, disk, manifest), draft, manifest), draft, false)
disk.replace(await compute(call, root, () => {}), [])
appendFileSync(join(root, 'build/ran'), `${word}/${name}\n`)
