/** The variables of a cohort that was read from a figure, besides the subject. `group` is absent for one curve. */
export const FIGURE_COLUMNS = { time: 'time', event: 'event', shown: 'shown', group: 'group' } as const
