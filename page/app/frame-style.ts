/**
 * The style of a report in a frame of the page, besides its own. A browser lays out a section when it comes near the window, so
 * that a large report does not hold up the page at once. Links to a place in a section, finding a word, printing and screen readers
 * are as without it. What reaches a little over the edge of a section is not cut off.
 */
export const FRAME_STYLE =
  '@media screen{main>section{content-visibility:auto;contain-intrinsic-size:auto 100vw auto 1200px;overflow-clip-margin:1rem}}'
