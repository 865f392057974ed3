import { oneLine } from '../../../pipeline/fault.ts'

/** Work that takes less is not announced. */
const SHORT = 2000

/** On a terminal, says what is done and for how long, until it is done; elsewhere nothing. */
export const whileWaiting = async <T>(
  what: string,
  work: Promise<T>,
  terminal: Pick<NodeJS.WriteStream, 'isTTY' | 'write'> = process.stderr,
  after = SHORT,
): Promise<T> => {
  if (!terminal.isTTY) return work
  const start = performance.now()
  let isShown = false
  const timer = setInterval(() => {
    isShown = true
    const seconds = Math.round((performance.now() - start) / 1000)
    terminal.write(`\r\x1b[2K${oneLine(what)}: ${seconds} s`)
  }, after)
  try {
    return await work
  } finally {
    clearInterval(timer)
    if (isShown) terminal.write('\r\x1b[2K')
  }
}

/** On a terminal, says what is done while nothing else can run; returns what takes that away. */
export const announced = (
  what: string,
  terminal: Pick<NodeJS.WriteStream, 'isTTY' | 'write'> = process.stderr,
): (() => void) => {
  if (!terminal.isTTY) return () => {}
  terminal.write(`\r\x1b[2K${oneLine(what)} ...`)
  return () => {
    terminal.write('\r\x1b[2K')
  }
}
