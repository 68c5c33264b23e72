/** The Chromium of the development packages, unpacked: its program, its shared libraries, its fonts' configuration. */
export interface UnpackedChromium {
  readonly executablePath: string;
  readonly libraries: string;
  readonly fonts: string;
}

/** Unpacks it beside the packages, if that was not done; it may be called by several processes at once. */
export function unpackedChromium(): Promise<UnpackedChromium>;
