import sparticuz from "@sparticuz/chromium";

/** Unpacks the browser of the development packages before tests begin: workers must not do it at the same time. */
export default async function unpackChromium() {
  if (!process.env.CHROMIUM_PATH) await sparticuz.executablePath();
}
