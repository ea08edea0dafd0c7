// What the clients answer is `{ok, content}`: content is the value, or the server's text with its line end.

import { isDeepStrictEqual } from "node:util";

/** The value of an answer that must be a success. */
export function got({ ok, content }, what = "the call") {
  if (!ok) {
    throw new Error(`${what} should succeed and was refused with ${shown(content)}`);
  }
  return content;
}

/** An answer that must be exactly this value. */
export function gives(value, result, what) {
  equal(got(result, what), value, "the answer");
}

/** An answer that must be a refusal: with this text, one that matches this pattern, or any text. */
export function refused({ ok, content }, text = /\S\n$/) {
  if (ok) {
    throw new Error(`should be refused with ${shown(text)} and succeeded with ${shown(content)}`);
  }
  const fits = typeof content === "string" && (text instanceof RegExp ? text.test(content) : content === text);
  if (!fits) {
    throw new Error(`should be refused with ${shown(text)} and was refused with ${shown(content)}`);
  }
}

/** The session of an answer that must be one. */
export function session(result, what) {
  const token = got(result, what);
  if (typeof token !== "string" || !/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) {
    throw new Error(`expected a session token, got ${shown(token)}`);
  }
  return token;
}

/** The keys of an object, whatever their order. */
export function keys(object, expected) {
  equal(Object.keys(object).sort(), [...expected].sort(), "the keys");
}

export function equal(actual, expected, what) {
  if (!isDeepStrictEqual(actual, expected)) {
    throw new Error(`${what}: should be ${shown(expected)} and is ${shown(actual)}`);
  }
}

export function shown(value) {
  if (value instanceof Error || value instanceof RegExp) {
    return String(value);
  }
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
