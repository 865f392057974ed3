import { fill } from '../make.ts'

/** Hears what is done, and says what has to be said at the end. */
export type Work = (tell: (words: string) => void) => Promise<string>

/** Does work that takes a while; what is wrong with it is said, and nothing is saved. */
export const working = async (said: HTMLElement, work: Work): Promise<void> => {
  const tell = (words: string): void => fill(said, words)
  tell('Preparing …')
  try {
    tell(await work(tell))
  } catch (error) {
    tell(`Nothing was saved: ${error instanceof Error ? error.message : String(error)}`)
  }
}
