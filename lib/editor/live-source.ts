/** The part of EventSource that is used, so that another tab's stream, or a test, can stand in for one. */
export type LiveSource = {
  addEventListener: (name: string, listener: (event: MessageEvent<string>) => void) => void
  close: () => void
}
