/** Something long to make, step by step: a caller that has time takes them all at once, another goes and comes back. */
export type Steps<Value> = Generator<undefined, Value>;

/** A value made once: at once when somebody asks for it, unless it was made a little at a time before. */
export class Stepwise<Value> {
  readonly #make: () => Steps<Value>;
  #steps: Steps<Value> | undefined;
  #made: { readonly value: Value } | undefined;

  constructor(make: () => Steps<Value>) {
    this.#make = make;
  }

  /** The value; makes all that is left of it. */
  get(): Value {
    while (!this.#made) this.#advance();
    return this.#made.value;
  }

  /** Makes the value a step at a time. */
  *prepare(): Steps<Value> {
    while (!this.#made) {
      this.#advance();
      yield;
    }
    return this.#made.value;
  }

  #advance(): void {
    this.#steps ??= this.#make();
    const { done, value } = this.#steps.next();
    if (done) this.#made = { value };
  }
}
