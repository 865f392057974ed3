/** Progress callback (done, total, task); must not influence results. */
export type ReportProgress = (done: number, total: number, what: string) => void

export const noProgress: ReportProgress = () => {}
