/**
 * The longest a server's word is taken for when to come back, in milliseconds. Some send a day, or a date in another century; nobody
 * waits for that. After an hour the call is tried, and a server that means it says so again.
 */
export const longestWaitMs = 60 * 60_000
