// The development tenant of the server under check, seen through one client, and people of its own for each check.

import { randomBytes } from "node:crypto";
import { got, session } from "./answers.mjs";

export class Tenant {
  rootToken = "safe-to-use-in-dev-root-token";
  unknownId = "00000000-0000-4000-8000-000000000000";
  invalidSession = /^error validating auth key: .*\n$/;

  constructor(url, Client) {
    this.url = url;
    this.Client = Client;
    this.client = this.clientWith("dev_memory_pk");
  }

  clientWith(publicKey) {
    return new this.Client(publicKey, this.url);
  }

  /** An address that nobody has had: the checks can be run again on the same server. */
  address(name = "user") {
    return `${name}-${randomBytes(8).toString("hex")}@check.example.org`;
  }

  /** Somebody who has just registered and so owns an account. */
  async owner() {
    const email = this.address("owner");
    const password = "first-password";
    const token = session(await this.client.register(email, password), "register");
    return { email, password, token, ...(await this.me(token)) };
  }

  /** Somebody whom the owner has added to the account. */
  async memberOf(owner) {
    const email = this.address("member");
    const password = "member-password";
    got(await this.client.addUser(owner.token, email, password), "addUser");
    const token = session(await this.client.login(email, password), "login of the member");
    return { email, password, token, ...(await this.me(token)) };
  }

  /** The session of the tenant's administrator, who has role 100. */
  async administrator() {
    return session(await this.client.login("admin@dev.com", "devpw1234"), "login of admin@dev.com");
  }

  async me(token) {
    const { accountId, userId, email, role } = got(await this.client.me(token), "me");
    return { accountId, userId, email, role };
  }

  async emailsOf(token) {
    return got(await this.client.users(token), "users").map((user) => user.email);
  }
}
