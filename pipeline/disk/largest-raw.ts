/** Raw rows take about 70 times their size in memory, and node has 4 GB. */
export const LARGEST_RAW_MB = 50
