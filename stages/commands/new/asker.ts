import { createInterface } from 'node:readline'
import { CallError } from '../../../pipeline/fault.ts'
import { shown } from '../../../pipeline/words.ts'

/** Answers questions that files and flags leave open. */
export interface Asker {
  /**
   * One of the answers; undefined without a terminal, or if none is chosen.
   * @param none the meaning of choosing none; if absent, an answer is required
   */
  choose(question: string, answers: readonly string[], none?: string): Promise<string | undefined>
  close(): void
}

/** The meaning of choosing none, for decisions that may stay open. */
export const UNDECIDED = 'decide later'

/** Without a terminal every question stays open. */
export const nonInteractive: Asker = { choose: async () => undefined, close: () => {} }

type Input = Parameters<typeof createInterface>[0] extends infer O
  ? Extract<O, { input: unknown }>['input']
  : never
type Output = NodeJS.WritableStream

/**
 * Asks a person at a terminal. The answers are numbered, unless they are numbers themselves. The person types a number
 * or a name; any other text repeats the question. The end of the input ends the command before anything is written.
 */
export const terminal = (input: Input, output: Output): Asker => {
  const lines = createInterface({ input, output })
  const ended = new Promise<never>((_, reject) => {
    lines.once('close', () =>
      reject(new CallError('new: expected an answer, found the end of the input (nothing was written)')),
    )
  })
  ended.catch(() => {}) // an open question rejects with it; without one it is no error
  // lines that are typed ahead or pasted are kept for their question
  const typedAhead: string[] = []
  let waiting: ((line: string) => void) | null = null
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
  const choose: Asker['choose'] = async (question, answers, none) => {
    const areNumbered = !answers.some((answer) => /^\d+$/.test(answer))
    const list = answers.map((answer, i) => `  ${areNumbered ? `${i + 1}  ` : ''}${shown(answer)}\n`).join('')
    output.write(`\n${question}\n${list}`)
    const prompt = `${areNumbered ? 'number or name' : 'one of these'}${none === undefined ? '' : ` (Enter: ${none})`}: `
    for (;;) {
      lines.setPrompt(prompt)
      lines.prompt()
      const typed = (await Promise.race([nextLine(), ended])).trim()
      if (typed === '' && none !== undefined) return undefined
      const chosen = answerOf(typed, answers, areNumbered)
      if (chosen !== undefined) return chosen
    }
  }
  return { choose, close: () => lines.close() }
}

const answerOf = (typed: string, answers: readonly string[], areNumbered: boolean): string | undefined => {
  if (answers.includes(typed)) return typed
  const alike = answers.filter((answer) => answer.toLowerCase() === typed.toLowerCase())
  if (alike.length === 1) return alike[0]
  return areNumbered && /^\d+$/.test(typed) ? answers[Number(typed) - 1] : undefined
}
