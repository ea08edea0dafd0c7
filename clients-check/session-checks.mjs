// Register, login, me: both clients.

import { equal, gives, got, keys, refused, session } from "./answers.mjs";

export async function sessionChecks(check, tenant) {
  const { client } = tenant;

  await check("register gives a session of role 50", async () => {
    const typed = tenant.address("Mixed.Case");
    const token = session(await client.register(typed, "first-password"));
    const me = got(await client.me(token), "me");
    keys(me, ["accountId", "userId", "email", "role"]);
    equal([me.email, me.role], [typed.toLowerCase(), 50], "address and role");
  });

  await check("register refuses a used address, whatever the letter case", async () => {
    const owner = await tenant.owner();
    refused(await client.register(owner.email.toUpperCase(), "other-password"), "invalid email\n");
  });

  await check("register refuses what is no address", async () => {
    refused(await client.register("notanemail", "first-password"), "invalid email\n");
  });

  await check("register refuses an empty password", async () => {
    refused(await client.register(tenant.address(), ""), "invalid password\n");
  });

  await check("register takes a password of 72 bytes and refuses one of 73", async () => {
    session(await client.register(tenant.address(), "x".repeat(72)));
    refused(await client.register(tenant.address(), "x".repeat(73)), "bcrypt: password length exceeds 72 bytes\n");
  });

  await check("login gives a new session each time; the older ones stay", async () => {
    const owner = await tenant.owner();
    const second = session(await client.login(owner.email.toUpperCase(), owner.password));
    equal(second === owner.token, false, "the same token again");
    equal(await tenant.me(second), await tenant.me(owner.token), "me of the second session");
  });

  await check("login with one's own account id", async () => {
    const owner = await tenant.owner();
    const token = session(await client.login(owner.email, owner.password, owner.accountId));
    equal((await tenant.me(token)).accountId, owner.accountId, "the account");
  });

  await check("login with the id of another account is refused and joins nothing", async () => {
    const [owner, stranger] = [await tenant.owner(), await tenant.owner()];
    refused(await client.login(stranger.email, stranger.password, owner.accountId));
    equal(await tenant.emailsOf(owner.token), [owner.email], "the users of that account");
  });

  await check("login refuses a wrong password", async () => {
    const owner = await tenant.owner();
    refused(await client.login(owner.email, "wrong"), "invalid email/password\n");
  });

  await check("login refuses an unknown address with the same text", async () => {
    refused(await client.login(tenant.address("nobody"), "first-password"), "invalid email/password\n");
  });

  await check("an unknown public key is refused", async () => {
    const stranger = tenant.clientWith("no-such-key");
    refused(await stranger.login("admin@dev.com", "devpw1234"), "invalid StaticBackend public key\n");
  });

  await check("an empty public key is refused", async () => {
    refused(await tenant.clientWith("").register(tenant.address(), "p"), "invalid StaticBackend public key\n");
  });

  await check("me without a session is refused", async () => {
    refused(await client.me(""), "missing authorization HTTP header\n");
  });

  await check("me with a session that is none is refused", async () => {
    const { token } = await tenant.owner();
    refused(await client.me("abc"), tenant.invalidSession);
    refused(await client.me(`${token.slice(0, -3)}AAA`), tenant.invalidSession);
  });

  await check("me does not take the root token", async () => {
    refused(await client.me(tenant.rootToken), tenant.invalidSession);
  });

  await check("changeEmail changes the address at once; the session stays", async () => {
    const owner = await tenant.owner();
    const typed = tenant.address("Moved");
    gives(true, await client.changeEmail(owner.token, ` ${typed} `));
    equal((await tenant.me(owner.token)).email, typed.toLowerCase(), "the address");
    session(await client.login(typed, owner.password), "login with the new address");
    refused(await client.login(owner.email, owner.password), "invalid email/password\n");
  });

  await check("changeEmail refuses a used address and what is none", async () => {
    const [owner, other] = [await tenant.owner(), await tenant.owner()];
    refused(await client.changeEmail(owner.token, other.email), "email already in use\n");
    refused(await client.changeEmail(owner.token, "invalid"), "invalid email\n");
    equal((await tenant.me(owner.token)).email, owner.email, "the address");
  });
}
