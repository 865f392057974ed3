/** What long work says of itself: so much of so much is done, and of what. Nothing computed may depend on it. */
export type Tell = (done: number, total: number, what: string) => void

export const tellNobody: Tell = () => {}
