/** An error whose message is a whole French sentence, written for the person in front of the screen. */
export class Refusal extends Error {
  /** HTTP status of the server's answer; 0 when there was none. */
  readonly status: number;
  /** The whole answer, as JSON. */
  readonly answer: unknown;

  constructor(message: string, status = 0, answer?: unknown) {
    super(message);
    this.status = status;
    this.answer = answer;
  }

  /** The sentence alone: Decap prints errors as text. */
  override toString(): string {
    return this.message;
  }
}
