/** An error whose message is a whole French sentence, written for the person in front of the screen. */
export class Refusal extends Error {
  /** HTTP status of the server's answer; 0 when there was none. */
  readonly status: number;

  constructor(message: string, status = 0) {
    super(message);
    this.status = status;
  }

  /** The sentence alone: Decap prints errors as text. */
  override toString(): string {
    return this.message;
  }
}
