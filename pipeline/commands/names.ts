/** The runner's own commands; the entry file may add others. */
export const OWN_COMMANDS = [
  'run',
  'open',
  'watch',
  'plan',
  'why',
  'diff',
  'verify',
  'graph',
  'clean',
] as const
export type OwnCommand = (typeof OWN_COMMANDS)[number]
