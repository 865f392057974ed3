/** The event itself among the causes of an endpoint; the others are its competing events. */
export const EVENT = 'event'
