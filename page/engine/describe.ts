import { type Answer, answerProblem, type Question } from '../../cohort/propose/interview/question.ts'
import { CallError } from '../../pipeline/fault.ts'
import type { Asker } from '../../stages/commands/new/answers/asker.ts'
import { newCohort } from '../../stages/commands/new/new-cohort.ts'
import type { AskedQuestion, Files, Reply, Request } from '../messages.ts'

type Say = (reply: Reply) => void

/** The question that waits for its answer. */
let waiting: { readonly question: Question; readonly accept: (answer: Answer) => void } | null = null

/** Describes tables as a new cohort, as the command `new` does; the page answers its questions. */
export const describe = async (
  { cohort, inputs, flags }: Extract<Request, { kind: 'new' }>,
  say: Say,
): Promise<Reply> => {
  let files: Files = new Map()
  const text = await newCohort(
    {
      ...{ cohort, flags, paths: [...inputs.keys()].filter((name) => name !== flags['redcap']) },
      open: (path) => inputs.get(path) ?? missing(path),
      write: (made) => {
        files = made
      },
    },
    pageAsker(say),
  )
  return { kind: 'made', files, text }
}

/** Hands an answer to the question that waits, or says why it is refused. */
export const answerTo = (answer: Answer, say: Say): void => {
  if (waiting === null) return
  const { question, accept } = waiting
  const problem = answerProblem(question, answer)
  if (problem === null) {
    waiting = null
    accept(answer)
  } else say({ kind: 'refused', problem })
}

const missing = (path: string): never => {
  throw new CallError(`${path}: expected a file, found none`)
}

const pageAsker = (say: Say): Asker => ({
  kind: 'person',
  ask: (question) =>
    new Promise((accept) => {
      waiting = { question, accept }
      say({ kind: 'asked', question: plainQuestion(question) })
    }),
  know: () => {},
  show: (lines) => say({ kind: 'shown', lines }),
  // the page shows the first numbers; what is made is not written until somebody saves it
  isWanted: async () => true,
  finish: () => [],
  close: () => {},
})

const plainQuestion = (question: Question): AskedQuestion => {
  const { id, text, saw = [], options, form, proposal, none, refusal } = question
  return { ...{ id, text, saw, options, form, proposal, none }, isOpen: refusal !== undefined }
}
