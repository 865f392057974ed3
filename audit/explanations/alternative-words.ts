/** Changes one of which is needed; if all change the same content, it is named once: `Therapy: none changed to A or B`. */
export const alternativeWords = (whats: readonly string[]): string => {
  const [first = ''] = whats
  const beginning = first.slice(0, first.indexOf(CHANGED) + CHANGED.length)
  return first.includes(CHANGED) && whats.every((what) => what.startsWith(beginning))
    ? beginning + whats.map((what) => what.slice(beginning.length)).join(' or ')
    : whats.join(', or ')
}

const CHANGED = ' changed to '
