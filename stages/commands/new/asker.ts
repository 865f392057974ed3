import { createInterface } from 'node:readline'
import { CallError } from '../../../pipeline/fault.ts'
import { shown } from '../../../pipeline/words.ts'

/** Who answers what no file and no flag tells. */
export interface Asker {
  /**
   * One of the answers; undefined where nobody is there to be asked, or chooses none.
   * @param none what it means to choose none; absent: one has to be chosen
   */
  choose(question: string, answers: readonly string[], none?: string): Promise<string | undefined>
  close(): void
}

/** What it means to choose none, where the question may wait. */
export const UNDECIDED = 'decide later'

/** Where there is no terminal: every question stays open. */
export const nonInteractive: Asker = { choose: async () => undefined, close: () => {} }

type Input = Parameters<typeof createInterface>[0] extends infer O
  ? Extract<O, { input: unknown }>['input']
  : never
type Output = NodeJS.WritableStream

/**
 * A person at a terminal. The answers are numbered, unless they are numbers themselves; a number or a name is typed,
 * and what is neither is asked again.
 * The end of the input ends the call, before anything is written.
 */
export const terminal = (input: Input, output: Output): Asker => {
  const lines = createInterface({ input, output })
  const ended = new Promise<never>((_, reject) => {
    lines.once('close', () =>
      reject(new CallError('new: expected an answer, found the end of the input; nothing was written')),
    )
  })
  ended.catch(() => {}) // told to whoever asks; without a question it is nobody's
  // lines that are typed ahead or pasted wait for their question
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
