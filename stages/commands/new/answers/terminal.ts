import { createInterface } from 'node:readline'
import { areNumbered, type Question, typedAnswer } from '../../../../cohort/propose/interview/question.ts'
import { CallError } from '../../../../pipeline/fault.ts'
import { escaped } from '../../../../pipeline/words.ts'
import type { Asker } from './asker.ts'
import { answerWords, questionLines } from './question-text.ts'

type Input = Parameters<typeof createInterface>[0] extends infer O
  ? Extract<O, { input: unknown }>['input']
  : never
type Output = NodeJS.WritableStream

/**
 * Asks a person at a terminal. Enter takes the proposal; a number or a name chooses; a refused answer is asked again, with
 * the reason. The end of the input and Ctrl-C end the command before anything is written.
 */
export const terminal = (input: Input, output: Output): Asker => {
  const lines = createInterface({ input, output })
  // lines that are typed ahead or pasted are kept for their question
  const typedAhead: string[] = []
  let waiting: ((line: string) => void) | null = null
  let isInterrupted = false
  lines.on('SIGINT', () => {
    isInterrupted = true
    lines.close()
  })
  const ended = new Promise<never>((_, reject) => {
    lines.once('close', () => {
      if (waiting !== null) output.write('\n')
      const found = isInterrupted ? 'Ctrl-C' : 'the end of the input'
      reject(new CallError(`new: expected an answer, found ${found} (nothing was written)`))
    })
  })
  ended.catch(() => {}) // an open question rejects with it; without one it is no error
  lines.on('line', (line) => {
    if (waiting === null) typedAhead.push(line)
    else waiting(line)
    waiting = null
  })
  const nextLine = (): Promise<string> =>
    new Promise((resolve) => {
      const line = typedAhead.shift()
      if (line === undefined) waiting = resolve
      else resolve(line)
    })
  const read = async (prompt: string): Promise<string> => {
    lines.setPrompt(prompt)
    lines.prompt()
    return Promise.race([nextLine(), ended])
  }
  const show = (text: readonly string[]): void => {
    output.write(text.map((line) => `${line}\n`).join(''))
  }
  return {
    kind: 'person',
    ask: async (question) => {
      show(['', ...questionLines(question)])
      for (;;) {
        const typed = typedAnswer(question, await read(promptOf(question)))
        if ('answer' in typed) return typed.answer
        show([`  ${escaped(typed.problem)}`])
      }
    },
    know: () => {},
    show: (text) => show(text.map(escaped)),
    isWanted: async (question) => {
      for (;;) {
        const typed = (await read(`\n${escaped(question)} (Enter: yes; n: no, write nothing) `))
          .trim()
          .toLowerCase()
        if (['', 'y', 'yes'].includes(typed)) return true
        if (['n', 'no'].includes(typed)) return false
      }
    },
    finish: () => [],
    close: () => lines.close(),
  }
}

const promptOf = (question: Question): string => {
  const { form, none, proposal, options } = question
  const names = areNumbered(question) ? 'number or name' : options.length > 0 ? 'one of these' : 'an answer'
  const what =
    form === 'one'
      ? names
      : `${areNumbered(question) ? 'numbers or names' : 'these'}, ${form === 'order' ? 'in order, ' : ''}separated by commas`
  const enter = proposal === null ? [] : [`Enter: ${answerWords(question, proposal.answer)}`]
  const dash = none === undefined || proposal?.answer === null ? [] : [`-: ${none}`]
  const keys = [...enter, ...dash].map(escaped)
  return `${what}${keys.length === 0 ? '' : ` (${keys.join('; ')})`}: `
}
