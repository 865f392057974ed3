/**
 * Runs an act some time after the last call, and never a second one before the first has ended: what is typed meanwhile
 * is one more call.
 */
export const latest = (delay: number, act: () => Promise<void>): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isRunning = false
  let isAsked = false
  const run = async (): Promise<void> => {
    if (isRunning) {
      isAsked = true
      return
    }
    isRunning = true
    await act()
    isRunning = false
    if (isAsked) {
      isAsked = false
      void run()
    }
  }
  return () => {
    clearTimeout(timer)
    timer = setTimeout(() => void run(), delay)
  }
}
