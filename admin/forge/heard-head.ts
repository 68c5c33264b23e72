/** The newest commit of the main branch, where a question about other things says it beside: it need not be asked. */
export class HeardHead {
  #at = Number.NEGATIVE_INFINITY;
  #commit: Promise<string | undefined> = Promise.resolve(undefined);

  /** Listens to what is asked at this moment. */
  listen<Answer extends { readonly main: string | undefined }>(asked: Promise<Answer>): Promise<Answer> {
    this.#at = Date.now();
    this.#commit = asked.then(
      ({ main }) => main,
      () => undefined,
    );
    return asked;
  }

  /** The commit as it was at a time (ms) or later; undefined when nothing said it. */
  async since(time: number): Promise<string | undefined> {
    return this.#at >= time ? this.#commit : undefined;
  }
}
