// Run by unpack-chromium.mjs, with what tells the package where to unpack, and what.
import chromium from "@sparticuz/chromium";

await chromium.executablePath();
