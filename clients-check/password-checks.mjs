// Reset by code, change by the old password, and the question whether an address is taken: the Node client.

import { equal, gives, got, refused, session } from "./answers.mjs";

export async function passwordChecks(check, tenant) {
  const { client, rootToken } = tenant;

  const codeFor = async (email) => {
    const code = got(await client.getPasswordResetCode(rootToken, email), "getPasswordResetCode");
    equal(/^[A-Za-z0-9]+$/.test(code), true, `letters and digits only in ${code}`);
    return code;
  };

  await check("a reset code sets a new password; older sessions die", async () => {
    const owner = await tenant.owner();
    const code = await codeFor(owner.email.toUpperCase());
    gives(true, await client.resetPassword(owner.email, code, "second-password"));
    refused(await client.login(owner.email, owner.password), "invalid email/password\n");
    session(await client.login(owner.email, "second-password"), "login with the new password");
    refused(await client.me(owner.token), tenant.invalidSession);
  });

  await check("a reset code works once", async () => {
    const owner = await tenant.owner();
    const code = await codeFor(owner.email);
    gives(true, await client.resetPassword(owner.email, code, "second-password"));
    refused(await client.resetPassword(owner.email, code, "third-password"), "invalid code\n");
  });

  await check("a newer reset code replaces the older one", async () => {
    const owner = await tenant.owner();
    const [first, second] = [await codeFor(owner.email), await codeFor(owner.email)];
    refused(await client.resetPassword(owner.email, first, "second-password"), "invalid code\n");
    gives(true, await client.resetPassword(owner.email, second, "second-password"));
  });

  await check("wrong, empty and foreign reset codes change nothing", async () => {
    const [owner, other] = [await tenant.owner(), await tenant.owner()];
    refused(await client.resetPassword(owner.email, "", "second-password"), "invalid code\n");
    refused(await client.resetPassword(owner.email, undefined, "second-password"), "invalid code\n");
    refused(await client.resetPassword(owner.email, await codeFor(other.email), "second-password"), "invalid code\n");
    refused(await client.resetPassword(tenant.address("nobody"), "abc", "second-password"), "invalid code\n");
    session(await client.login(owner.email, owner.password), "login with the old password");
  });

  await check("getPasswordResetCode refuses an unknown address and what is none", async () => {
    refused(await client.getPasswordResetCode(rootToken, tenant.address("nobody")), "email not found\n");
    refused(await client.getPasswordResetCode(rootToken, "foo"), "invalid email\n");
  });

  await check("getPasswordResetCode needs the root token", async () => {
    const owner = await tenant.owner();
    refused(await client.getPasswordResetCode(owner.token, owner.email), "invalid root token\n");
    refused(await client.getPasswordResetCode("", owner.email), "missing authorization HTTP header\n");
  });

  await check("changePassword changes it; this session stays, the others end", async () => {
    const owner = await tenant.owner();
    const other = session(await client.login(owner.email, owner.password), "login");
    gives(true, await client.changePassword(owner.token, owner.email, owner.password, "second-password"));
    refused(await client.login(owner.email, owner.password), "invalid email/password\n");
    session(await client.login(owner.email, "second-password"), "login with the new password");
    equal((await tenant.me(owner.token)).userId, owner.userId, "this session");
    refused(await client.me(other), tenant.invalidSession);
  });

  await check("changePassword refuses a wrong old password", async () => {
    const owner = await tenant.owner();
    const result = await client.changePassword(owner.token, owner.email, "wrong", "second-password");
    refused(result, "invalid email/password\n");
    session(await client.login(owner.email, owner.password), "login with the old password");
  });

  await check("changePassword is for one's own address only", async () => {
    const [owner, other] = [await tenant.owner(), await tenant.owner()];
    refused(await client.changePassword(owner.token, other.email, other.password, "second-password"));
    session(await client.login(other.email, other.password), "login with the old password");
  });

  await check("emailExists says whether an address is taken", async () => {
    const plus = tenant.address("with+plus");
    session(await client.register(plus, "first-password"), "register");
    gives(true, await client.emailExists(plus.toUpperCase()));
    gives(false, await client.emailExists(tenant.address("nobody")));
    gives(false, await client.emailExists(""));
  });
}
