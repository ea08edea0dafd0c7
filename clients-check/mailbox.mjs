// The letters that a server in development mode keeps instead of sending: GET /dev/mail.json, newest first.

import { setTimeout as pause } from "node:timers/promises";

const limit = 10_000; // milliseconds: letters go out in a loop of their own

/** The newest letter to the address, once there is one. */
export async function letterTo(url, address) {
  const end = Date.now() + limit;
  for (;;) {
    const [newest] = await lettersTo(url, address);
    if (newest) {
      return newest;
    }
    if (Date.now() > end) {
      throw new Error(`no letter to ${address} within ${limit / 1000} s`);
    }
    await pause(50);
  }
}

export async function lettersTo(url, address) {
  const answer = await fetch(`${url}/dev/mail.json`);
  if (answer.status !== 200) {
    throw new Error(`GET /dev/mail.json answered ${answer.status}`);
  }
  return (await answer.json()).filter((letter) => letter.to.toLowerCase() === address.toLowerCase());
}
