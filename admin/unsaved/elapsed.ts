const UNITS: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number])[] = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
];

const FORMAT = new Intl.RelativeTimeFormat("fr");

/** A time that has passed, in French: « il y a 5 minutes »; both in milliseconds since 1970. */
export function elapsed(since: number, now: number): string {
  const seconds = Math.max(0, (now - since) / 1000);
  const unit = UNITS.find(([, length]) => seconds >= length);
  return unit ? FORMAT.format(-Math.floor(seconds / unit[1]), unit[0]) : "il y a moins d’une minute";
}
