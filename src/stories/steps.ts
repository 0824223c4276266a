/** Long work in small steps, with its outcome at the end: between two steps others may have their turn. */
export type Steps<Outcome> = Generator<void, Outcome, void>

/** Does all of it at once. */
export function finished<Outcome>(steps: Steps<Outcome>): Outcome {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}
