// Adding, listing and removing users of an account: both clients.

import { equal, gives, got, keys, refused, session } from "./answers.mjs";

export async function accountChecks(check, tenant) {
  const { client } = tenant;

  await check("addUser adds a member of role 0 to the caller's account", async () => {
    const owner = await tenant.owner();
    const email = tenant.address("Member");
    gives(true, await client.addUser(owner.token, email, "member-password"));
    const me = await tenant.me(session(await client.login(email, "member-password"), "login of the member"));
    equal([me.accountId, me.email, me.role], [owner.accountId, email.toLowerCase(), 0], "account, address and role");
  });

  await check("addUser refuses used addresses, of this account and of others", async () => {
    const [owner, stranger] = [await tenant.owner(), await tenant.owner()];
    const member = await tenant.memberOf(owner);
    refused(await client.addUser(owner.token, member.email, "p4ssword"), "email already in use\n");
    refused(await client.addUser(owner.token, stranger.email, "p4ssword"), "email already in use\n");
  });

  await check("addUser refuses what is no address", async () => {
    const owner = await tenant.owner();
    refused(await client.addUser(owner.token, "bad", "p4ssword"), "invalid email\n");
    refused(await client.addUser(owner.token, "a@b", "p4ssword"), "invalid email\n");
  });

  await check("addUser without a session is refused", async () => {
    refused(await client.addUser("", tenant.address(), "p4ssword"), "missing authorization HTTP header\n");
  });

  await check("users lists those of the account, without secrets", async () => {
    const [owner, stranger] = [await tenant.owner(), await tenant.owner()];
    const member = await tenant.memberOf(owner);
    const users = got(await client.users(owner.token));
    equal(users.map((user) => user.id).sort(), [owner.userId, member.userId].sort(), "the ids");
    equal(users.some((user) => user.email === stranger.email), false, "a stranger in the list");
    for (const user of users) {
      keys(user, ["id", "accountId", "email", "role", "created"]);
      equal(user.accountId, owner.accountId, "the account");
      equal(Math.abs(Date.now() - Date.parse(user.created)) < 3_600_000, true, "created is of this hour");
    }
  });

  await check("removeUser removes: not listed, no login, session dead at once", async () => {
    const owner = await tenant.owner();
    const member = await tenant.memberOf(owner);
    gives(true, await client.removeUser(owner.token, member.userId));
    refused(await client.me(member.token), tenant.invalidSession);
    refused(await client.login(member.email, member.password), "invalid email/password\n");
    equal(await tenant.emailsOf(owner.token), [owner.email], "the addresses left");
  });

  await check("a removed member can be added again", async () => {
    const owner = await tenant.owner();
    const member = await tenant.memberOf(owner);
    gives(true, await client.removeUser(owner.token, member.userId));
    gives(true, await client.addUser(owner.token, member.email, member.password));
  });

  await check("removeUser refuses a removed, an unknown and an empty id", async () => {
    const owner = await tenant.owner();
    const member = await tenant.memberOf(owner);
    gives(true, await client.removeUser(owner.token, member.userId));
    refused(await client.removeUser(owner.token, member.userId), "user not found\n");
    refused(await client.removeUser(owner.token, tenant.unknownId), "user not found\n");
    refused(await client.removeUser(owner.token, "nope"), "user not found\n");
    refused(await client.removeUser(owner.token, ""));
  });

  await check("a member cannot remove the owner", async () => {
    const owner = await tenant.owner();
    const member = await tenant.memberOf(owner);
    const tooLow = /^(permission level not high enough|insufficient priviledges)\n$/;
    refused(await client.removeUser(member.token, owner.userId), tooLow);
    equal((await tenant.me(owner.token)).userId, owner.userId, "the owner");
  });

  await check("an owner cannot remove a user of another account", async () => {
    const [owner, stranger] = [await tenant.owner(), await tenant.owner()];
    refused(await client.removeUser(owner.token, stranger.userId), "user not found\n");
    equal((await tenant.me(stranger.token)).userId, stranger.userId, "the stranger");
  });

  await check("the administrator removes a user of another account", async () => {
    const owner = await tenant.owner();
    const member = await tenant.memberOf(owner);
    gives(true, await client.removeUser(await tenant.administrator(), member.userId));
    refused(await client.me(member.token), tenant.invalidSession);
  });

  await check("the last of role 50 cannot leave members behind", async () => {
    const owner = await tenant.owner();
    await tenant.memberOf(owner);
    refused(await client.removeUser(owner.token, owner.userId));
    equal((await tenant.me(owner.token)).role, 50, "the owner's role");
  });

  await check("the only user may remove itself, and register again", async () => {
    const owner = await tenant.owner();
    gives(true, await client.removeUser(owner.token, owner.userId));
    refused(await client.me(owner.token), tenant.invalidSession);
    session(await client.register(owner.email, owner.password), "register again");
  });

  await check("what is no user area is refused, not answered with a page", async () => {
    const owner = await tenant.owner();
    refused(await client.list(owner.token, "tasks"), "not found\n");
  });
}
