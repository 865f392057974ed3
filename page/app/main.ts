import { faultText } from '../../pipeline/fault.ts'
import type { Files, Reply } from '../messages.ts'
import { auditView } from './audit/audit-view.ts'
import { cohortName, type Opened } from './dropped.ts'
import { openEngine } from './engine.ts'
import { keeping } from './kept/keeping.ts'
import { button, fill, make } from './make.ts'
import { examples, workerAddress } from './payload.ts'
import { planClient } from './plan/plan-client.ts'
import { type QuestionForm, questionForm } from './question-form.ts'
import { type Example, startView } from './start-view.ts'
import { edited, newStudy, type Study, withRun } from './study.ts'
import { workView } from './work-view.ts'

const main = document.querySelector('main')!
const status = document.querySelector('#status')!

let study: Study | null = null
let form: QuestionForm | null = null

const engine = openEngine(
  () => workerAddress('engine'),
  (reply) => hear(reply),
)

const work = workView(
  {
    compute: () => compute(),
    edit: (name, bytes) => {
      if (study === null) return
      study = edited(study, name, bytes)
      kept.note(study)
    },
    close: () => start(),
  },
  planClient(
    () => workerAddress('engine'),
    (message) => failed(message, true),
  ),
)

const kept = keeping(({ cohort, raw }) => workOn(newStudy(cohort, raw), true))

const start = (problem = ''): void => {
  engine.stop()
  study = null
  form = null
  say(problem)
  fill(
    main,
    startView(take, (name) => void openExample(name), audit, EXAMPLES),
    kept.offer,
  )
  void kept.refresh()
}

const audit = (): void => fill(main, auditView({ openCohort: takeCohort, close: () => start() }))

/** The program that makes the page writes them in. */
declare const EXAMPLES: readonly Example[]

const openExample = async (name: string): Promise<void> => {
  const files = (await examples()).get(name)
  if (files !== undefined) takeCohort(name, files)
}

const take = (what: Opened): void => {
  if (what.kind === 'problem') say(what.problem)
  else if (what.kind === 'cohort') workOn(newStudy(what.name, what.files))
  else {
    fill(main, make('p', {}, 'Reading the files …'))
    const [first = 'cohort'] = what.files.keys()
    newName = cohortName(first)
    engine.send({ kind: 'new', cohort: newName, inputs: what.files, flags: {} })
  }
}

/** @param files of the cohort's folder by name */
const takeCohort = (name: string, files: Files): void =>
  workOn(newStudy(name, new Map([...files].map(([file, bytes]) => [`data/raw/${name}/${file}`, bytes]))))

const workOn = (open: Study, isKept = false): void => {
  study = open
  fill(main, work.element, kept.element)
  kept.begin(open, isKept)
  work.show(open, 'Report')
  compute()
}

let newName = 'cohort'

const compute = (): void => {
  if (study === null) return
  busy('Computing …')
  engine.send({ kind: 'run', cohort: study.cohort, raw: study.raw, isQuick: false })
}

const hear = (reply: Reply): void => {
  if (reply.kind === 'progress') {
    const { stage, done, total } = reply
    busy(`Computing: ${stage}${total > 0 ? `, ${done} of ${total}` : ''} …`)
  } else if (reply.kind === 'done') finish((open) => withRun(open, reply.files))
  else if (reply.kind === 'faults') {
    if (study === null) start(reply.faults.map(faultText).join('\n'))
    else finish((open) => ({ ...open, faults: reply.faults }))
  } else if (reply.kind === 'asked') ask(reply.question)
  else if (reply.kind === 'refused') form?.refuse(reply.problem)
  else if (reply.kind === 'shown') say(reply.lines.join('\n'))
  else if (reply.kind === 'made') takeCohort(newName, reply.files)
  else if (reply.kind === 'failed') failed(reply.message, reply.isOurs)
}

const finish = (next: (open: Study) => Study): void => {
  say('')
  if (study === null) return
  study = next(study)
  work.show(study)
}

const ask = (question: Extract<Reply, { kind: 'asked' }>['question']): void => {
  form = questionForm(question, (answer) => engine.send({ kind: 'answer', answer }))
  fill(
    main,
    form.element,
    button('Stop; nothing is kept', () => start()),
  )
  form.element.querySelector<HTMLElement>('input:checked, input, button')?.focus()
}

const failed = (message: string, isOurs: boolean): void => {
  const words = isOurs ? `This is a fault of Casebook: ${message}` : message
  if (study === null) start(words)
  else say(words)
}

const say = (words: string): void => fill(status, words)

/** Words while the worker works, with a way to stop it. */
const busy = (words: string): void =>
  fill(
    status,
    make('span', { className: 'busy' }, words),
    button('Stop', () => {
      engine.stop()
      if (study === null) start()
      else say('Stopped.')
    }),
  )

start()
