import type { Subject } from '../../../cohort/values/value.ts'

/** Weeks in remission; `+`: still in remission. Freireich 1963, arm a 6-mercaptopurine, arm b placebo. */
const WEEKS = {
  a: '6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+',
  b: '1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23',
}

/** 42 patients with 30 events, many of them tied; the notes are ours. */
export const freireich: readonly Subject[] = Object.entries(WEEKS).flatMap(([arm, weeks]) =>
  weeks.split(' ').map((word, i) => ({
    id: `${arm}${i}`,
    arm,
    time: Number.parseFloat(word),
    status: word.endsWith('+') ? 'N' : 'R',
    seen: null,
    also: null,
    note: (i * 7) % 5 < 3 ? 'x' : 'y',
  })),
)
