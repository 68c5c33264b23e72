/** A Chromium that starts on this machine, and what its process needs to be told. */
export interface FoundBrowser {
  readonly executablePath: string;
  /** Variables of its environment, beside those of this process. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * The Chromium of CHROMIUM_PATH; else the one of the development packages, with the libraries that come with it where
 * the machine has none; else one that is installed. Throws, in words for whoever runs the tests, when none starts.
 */
export function findBrowser(): Promise<FoundBrowser>;
