import type { Language } from '../state/appState';

const ZONE = 'Asia/Pontianak';

/** A moment as it is said in Singkawang: 24 Nov 2026, 13.05 WIB. */
export function dateTime(iso: string, language: Language, withTime = true): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return iso;
  const locale = language === 'id' ? 'id-ID' : 'en-GB';
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: ZONE }).format(moment);
  if (!withTime) return day;
  return `${day}, ${new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: ZONE }).format(moment)} WIB`;
}
