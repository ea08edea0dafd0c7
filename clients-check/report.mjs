// One line per check, as it ends, and a summary. A check is a function that throws when what it says is not so.

import { readFileSync } from "node:fs";

const limit = 30_000; // milliseconds for one check

export class Report {
  #passed = 0;
  #failed = 0;

  /** The function that runs one check of this client: `await check("what is so", async () => …)`. */
  of(name, packageName) {
    const who = `${name} ${installed(packageName)}`.padEnd(10);
    return async (sentence, check) => {
      const trouble = await outcome(check);
      if (trouble === undefined) {
        this.#passed++;
        process.stdout.write(`ok    ${who}  ${sentence}\n`);
      } else {
        this.#failed++;
        process.stdout.write(`FAIL  ${who}  ${sentence}: ${trouble}\n`);
      }
    };
  }

  /** Writes the figures; says whether all passed. */
  summary() {
    process.stdout.write(`\n${this.#passed} passed, ${this.#failed} failed\n`);
    return this.#failed === 0 && this.#passed > 0;
  }
}

async function outcome(check) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no end within ${limit / 1000} s`)), limit);
  });
  try {
    await Promise.race([check(), late]);
    return undefined;
  } catch (error) {
    return String(error?.message ?? error).replace(/\s*\n\s*/g, " ");
  } finally {
    clearTimeout(timer);
  }
}

function installed(packageName) {
  return JSON.parse(readFileSync(new URL(`node_modules/${packageName}/package.json`, import.meta.url), "utf8")).version;
}
