/** How sentences name a statistic, and how likely it is meant where they do not. */
export interface StatisticWords {
  /** In small letters. */
  readonly words: RegExp
  /** Points where no such word stands in the sentence. */
  readonly silent: number
}

/** The closed vocabulary, by the name of the statistic without its part. Others are meant only if nothing else is. */
const WORDS: Readonly<Record<string, StatisticWords>> = {
  n: {
    words:
      /\btotal|\bknown|\ball\b|consecutive|\bseries|enrolled|included|analy[sz]ed|\boverall\b|cohort|assigned|operated|underwent|treated|random|\bwho\b|with|received/,
    silent: -1,
  },
  count: { words: /\bn\b|\bpatients|\b(?:had|were|was)\b/, silent: 0.2 },
  events: { words: /\bdied|\bdeaths?\b|\bevents?\b|relaps|recurr|progress/, silent: -0.5 },
  censored: { words: /\bcensored|\balive\b|without/, silent: -2 },
  'at-risk': { words: /at risk/, silent: -4 },
  missing: { words: /\bmissing|\bunknown|not recorded/, silent: -4 },
  'left-out': { words: /\bexcluded|left out/, silent: -4 },
  levels: { words: /\bdifferent|\bapproaches|\bkinds?\b|\btypes\b/, silent: -2.5 },
  sum: { words: /\btotal|\bin all\b|\bsum\b|occurred/, silent: -2 },
  observed: { words: /\bobserved/, silent: -2.5 },
  expected: { words: /\bexpected/, silent: -3 },
  share: { words: /percent|proportion|incidence|frequency|\brates?\b/, silent: 0 },
  survival: {
    words: /surviv|\bsurvival|\balive|\bfree\b|freedom|remain|remission|\bstill\b|probab/,
    silent: -1.5,
  },
  'life-table': { words: /life[- ]table|actuarial/, silent: -4 },
  'exposed-to-risk': { words: /exposed/, silent: -6 },
  'conditional-survival': { words: /conditional|given that/, silent: -4 },
  incidence: { words: /\bdied within|\bdead\b|one minus/, silent: -2 },
  'cumulative-incidence': { words: /cumulative incidence|\bincidence/, silent: -2.5 },
  'i-squared': { words: /\bi ?(?:²|2|squared)\b|\bi²|heterogeneity/, silent: -3 },
  median: { words: /\bmedian|50th/, silent: -2 },
  q1: { words: /quartile|iqr|interquartile/, silent: -2.5 },
  q3: { words: /quartile|iqr|interquartile/, silent: -2.5 },
  min: {
    words: /minimum|shortest|youngest|lowest|\bleast|smallest|fewest|range|from|between|since|beginning/,
    silent: -2.5,
  },
  max: { words: /maximum|longest|oldest|highest|largest|range|\bto\b|between|latest/, silent: -2.5 },
  'last-time': { words: /longest|maximum|latest/, silent: -3 },
  span: { words: /\bspan|experience|\bperiod\b|over \d+ years/, silent: -2.5 },
  mean: { words: /\bmean|average/, silent: -3 },
  'restricted-mean': { words: /restricted mean|rmst/, silent: -4 },
  sd: { words: /±|\bsd\b|standard deviation/, silent: -2 },
  'follow-up': { words: /follow-? ?up/, silent: -4 },
  'observed-time': { words: /observ(?:ed|ation)|follow-? ?up/, silent: -4 },
  'censored-time': { words: /\bsurvivors|\balive|\bcensored|event-free/, silent: -4 },
  'person-time': { words: /person-? ?(?:years?|months?|weeks?|time)|patient-years/, silent: -4 },
  rate: { words: /person|\bper \d|event rate/, silent: -3 },
  'hazard-ratio': { words: /\ba?s?hrs?\b|hazard/, silent: -0.5 },
  'odds-ratio': { words: /\bodds|\bor\b/, silent: -1.5 },
  'risk-ratio': { words: /\brr\b|risk ratio|relative risk/, silent: -1.5 },
  'risk-difference': { words: /difference/, silent: -2.5 },
  'survival-difference': { words: /difference/, silent: -2.5 },
  'chi-square': { words: /chi|χ/, silent: -1 },
  z: { words: /\bz\b/, silent: -2 },
  u: { words: /\bu\b/, silent: -3 },
  df: { words: /\bdf\b|degrees? of freedom/, silent: -1 },
  p: { words: /\bp\b/, silent: 0 },
  'adjusted-p': { words: /adjusted|correct|holm|bonferroni/, silent: -2 },
  'trend-p': { words: /trend/, silent: -2 },
  'permutation-p': { words: /permut/, silent: -2 },
  'mid-p': { words: /mid-?p/, silent: -3 },
  zph: { words: /proportional|schoenfeld/, silent: -3 },
  wald: { words: /wald/, silent: -2 },
  score: { words: /score test/, silent: -2.5 },
  'likelihood-ratio': { words: /likelihood/, silent: -2.5 },
  concordance: { words: /\bc[- ]?(?:index|statistic)|concordance|harrell/, silent: -4 },
  'uno-concordance': { words: /\buno\b|\buno['’]s/, silent: -4 },
  'smallest-expected': { words: /smallest expected/, silent: -4 },
}

const OTHER: StatisticWords = { words: /(?!)/, silent: -4 }

export const statisticWords = (base: string): StatisticWords =>
  Object.hasOwn(WORDS, base) ? WORDS[base]! : OTHER

/** The statistics of the middle of a distribution, of which a sentence that names one does not mean another. */
export const CENTRES = /\bmedian|\bmean\b|\baverage/
