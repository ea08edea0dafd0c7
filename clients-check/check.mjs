// Checks both published clients against the server at the URL given: node check.mjs http://127.0.0.1:8080
//
// The clients are used as they are. The browser client finds all that its user area needs (fetch) in Node 18 and later,
// so nothing is shimmed; only its socialLogin, which opens a window, is left out. Both clients write answers that they
// cannot read to the console; that is silenced here, since the same text stands in the line of the check that failed.

import { Backend as BrowserClient } from "@staticbackend/js";
import { Backend as NodeClient } from "@staticbackend/backend";
import { accountChecks } from "./account-checks.mjs";
import { magicLinkChecks } from "./magic-link-checks.mjs";
import { membershipChecks } from "./membership-checks.mjs";
import { passwordChecks } from "./password-checks.mjs";
import { Report } from "./report.mjs";
import { sessionChecks } from "./session-checks.mjs";
import { sudoChecks } from "./sudo-checks.mjs";
import { Tenant } from "./tenant.mjs";

const url = process.argv[2];
if (!url) {
  process.stderr.write("usage: node check.mjs URL\n");
  process.exit(2);
}
console.log = () => {};
console.error = () => {};

const report = new Report();

const browser = new Tenant(url, BrowserClient);
const inBrowser = report.of("js", "@staticbackend/js");
await sessionChecks(inBrowser, browser);
await accountChecks(inBrowser, browser);
await membershipChecks(inBrowser, browser);

const server = new Tenant(url, NodeClient);
const onServer = report.of("node", "@staticbackend/backend");
await sessionChecks(onServer, server);
await accountChecks(onServer, server);
await membershipChecks(onServer, server);
await passwordChecks(onServer, server);
await magicLinkChecks(onServer, server);
await sudoChecks(onServer, server);

process.exitCode = report.summary() ? 0 : 1;
