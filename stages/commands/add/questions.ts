import { createInterface } from 'node:readline'
import { CallError, oneLine } from '../../../pipeline/fault.ts'

/** Asks for what options leave open. */
export interface Questions {
  /**
   * A line that somebody types; one of the proposals may be chosen by its number.
   * @param none what an empty line means; absent: an answer is required
   */
  ask(question: string, proposals: readonly string[], none?: string): Promise<string | undefined>
  close(): void
}

/** Questions at a terminal. The end of the input ends the command before anything is written. */
export const questionsAt = (input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Questions => {
  const lines = createInterface({ input, output })
  // lines that are typed ahead are kept for their question
  const typed: string[] = []
  let isEnded = false
  let waiting: ((line: string | null) => void) | null = null
  lines.on('line', (line) => {
    if (waiting === null) typed.push(line)
    else waiting(line)
    waiting = null
  })
  lines.once('close', () => {
    isEnded = true
    waiting?.(null)
  })
  const nextLine = (): Promise<string | null> =>
    new Promise((resolve) => {
      const line = typed.shift() ?? (isEnded ? null : undefined)
      if (line === undefined) waiting = resolve
      else resolve(line)
    })
  const ask: Questions['ask'] = async (question, proposals, none) => {
    const areNumbered = !proposals.some((proposal) => /^\d+$/.test(proposal))
    const list = proposals.map((word, i) => `  ${areNumbered ? `${i + 1}  ` : ''}${oneLine(word)}\n`)
    output.write(`\n${question}\n${list.join('')}`)
    for (;;) {
      output.write(none === undefined ? '> ' : `(Enter: ${none}) > `)
      const line = (await nextLine())?.trim()
      if (line === undefined)
        throw new CallError('add: expected an answer, found the end of the input (nothing was written)')
      if (line === '' && none === undefined) continue
      if (line === '') return undefined
      return (areNumbered && /^\d+$/.test(line) ? proposals[Number(line) - 1] : undefined) ?? line
    }
  }
  return { ask, close: () => lines.close() }
}
