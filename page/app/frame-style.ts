/** Each section is laid out so many milliseconds after the one before it. */
const APART = 60
/** Sections from this one on are laid out at once; a report has fewer. */
const LAST = 16

const DELAYS = Array.from(
  { length: LAST },
  (_, i) => `main>section:nth-of-type(n+${i + 1}){animation-delay:${APART * (i + 1)}ms}`,
).join('')

/**
 * The style of a report in a frame of the page, besides its own: one section after the other is laid out, so that a large report
 * does not hold up the page at once. A second later every section is as without this style. It must be, because a screen reader
 * does not have what is not laid out; links lead to it, and searching finds it.
 */
export const FRAME_STYLE = [
  '@media screen{main>section{contain-intrinsic-size:auto 100vw auto 1200px;animation:laid-out 1ms both}',
  ...[DELAYS, '}'],
  '@keyframes laid-out{from{content-visibility:auto}to{content-visibility:visible}}',
].join('')
