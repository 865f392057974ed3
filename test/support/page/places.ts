/** What the page runs in: nothing of it may change a byte. */
export const PLACES = [
  { timezoneId: 'Pacific/Kiritimati', locale: 'de-DE', deviceScaleFactor: 1 },
  { timezoneId: 'America/St_Johns', locale: 'ar-EG', deviceScaleFactor: 3 },
  { timezoneId: 'Asia/Kathmandu', locale: 'tr-TR', deviceScaleFactor: 1.5 },
  { timezoneId: 'Pacific/Niue', locale: 'fa-IR', deviceScaleFactor: 2 },
  { timezoneId: 'Europe/London', locale: 'en-GB', deviceScaleFactor: 1 },
]
