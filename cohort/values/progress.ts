/** What long work says of itself: so much of so much is done, and of what. Nothing computed may depend on it. */
export type ReportProgress = (done: number, total: number, what: string) => void

export const noProgress: ReportProgress = () => {}
