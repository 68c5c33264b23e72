/** Where the catalogue lies in the repository; the rest of the admin only knows paths under it. */
export class DataRoot {
  readonly #prefix: string;

  /** `folder` is from the repository's root; empty when the catalogue is there. */
  constructor(folder: string) {
    const trimmed = folder.replace(/^\/+|\/+$/g, "");
    this.#prefix = trimmed === "" ? "" : `${trimmed}/`;
  }

  /** A path under the data root, from one of the repository; undefined when it lies elsewhere. */
  inside(path: string): string | undefined {
    return path.startsWith(this.#prefix) ? path.slice(this.#prefix.length) : undefined;
  }

  /** A path of the repository, from one under the data root. */
  outside(path: string): string {
    return `${this.#prefix}${path}`;
  }
}
