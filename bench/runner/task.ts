// node build/task.js <cohort | -> <stage>: runs one task, as a rule of another tool starts it. It reads the declared inputs,
// runs the stage and writes its files even if they did not change, as a recipe does.
import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDisk } from '../../pipeline/disk/disk.ts'
import { openDraft } from '../../pipeline/disk/draft.ts'
import { readLock } from '../../pipeline/history/lock.ts'
import { compute, gather } from '../../pipeline/run/run-task.ts'
import { resolveTask } from '../../pipeline/tasks/task-reads.ts'
import { cohortsOf, tasksOf } from '../../pipeline/tasks/tasks.ts'

const root = process.cwd()
const [word = '', name = ''] = process.argv.slice(2)
const cohort = word === '-' ? null : word

const manifest = JSON.parse(readFileSync(join(root, 'build/manifest.json'), 'utf8'))
const disk = openDisk(root)
const draft = openDraft(disk, cohort, readLock(disk, cohort))
const task = tasksOf(manifest, cohort).find(({ stage }) => stage.name === name)
if (!task) throw new Error(`${name}: expected the name of a stage`)
const call = gather(resolveTask(task, cohortsOf(task, disk, manifest), draft, manifest), draft, false)
const places = { code: join(root, 'build'), packages: root, project: root }
disk.replace(await compute(call, places, () => {}), [])
appendFileSync(join(root, 'build/ran'), `${word}/${name}\n`)
