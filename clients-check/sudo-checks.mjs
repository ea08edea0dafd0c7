// What a backend asks with the root token: the Node client.

import { equal, gives, got, keys, refused, session } from "./answers.mjs";

export async function sudoChecks(check, tenant) {
  const { client, rootToken, unknownId } = tenant;

  await check("sudoGetToken gives a session of the account's first user", async () => {
    const owner = await tenant.owner();
    await tenant.memberOf(owner);
    const token = session(await client.sudoGetToken(rootToken, owner.accountId));
    equal((await tenant.me(token)).userId, owner.userId, "the user");
  });

  await check("sudoGetToken refuses unknown, empty and odd ids", async () => {
    refused(await client.sudoGetToken(rootToken, unknownId));
    refused(await client.sudoGetToken(rootToken, ""));
    refused(await client.sudoGetToken(rootToken, "a/b|c %"));
  });

  await check("sudoGetUserByID tells of the user, without secrets", async () => {
    const owner = await tenant.owner();
    const { token, ...user } = got(await client.sudoGetUserByID(rootToken, owner.accountId, owner.userId));
    equal(token || "", "", "the token");
    keys(user, ["id", "accountId", "email", "role", "created"]);
    equal([user.id, user.accountId], [owner.userId, owner.accountId], "id and account");
    equal([user.email, user.role], [owner.email, 50], "address and role");
  });

  await check("sudoGetUserByID refuses missing, unknown and misplaced ids", async () => {
    const [owner, stranger] = [await tenant.owner(), await tenant.owner()];
    refused(await client.sudoGetUserByID(rootToken, owner.accountId, ""), "missing account id or user id\n");
    refused(await client.sudoGetUserByID(rootToken, owner.accountId, unknownId));
    refused(await client.sudoGetUserByID(rootToken, owner.accountId, stranger.userId));
  });

  await check("sudoGetAuthTokenByUserID gives a session of that very user", async () => {
    const owner = await tenant.owner();
    const member = await tenant.memberOf(owner);
    const token = session(await client.sudoGetAuthTokenByUserID(rootToken, owner.accountId, member.userId));
    equal(await tenant.me(token), await tenant.me(member.token), "me");
  });

  await check("sudoGetAuthTokenByUserID refuses missing, unknown and misplaced ids", async () => {
    const [owner, stranger] = [await tenant.owner(), await tenant.owner()];
    const ask = (userId) => client.sudoGetAuthTokenByUserID(rootToken, owner.accountId, userId);
    refused(await ask(""), "missing account id or user id\n");
    refused(await ask(unknownId), "user not found for account\n");
    refused(await ask(stranger.userId), "user not found for account\n");
  });

  await check("sudoGetUserAccounts lists the home account with a session for it", async () => {
    const owner = await tenant.owner();
    const entries = got(await client.sudoGetUserAccounts(rootToken, owner.email.toUpperCase()));
    equal(entries.length, 1, "the number of accounts");
    const [{ token, ...entry }] = entries;
    equal(entry, { accountId: owner.accountId, role: 50, home: true }, "the entry");
    equal((await tenant.me(token)).userId, owner.userId, "the user of its token");
  });

  await check("sudoGetUserAccounts after promoteUser: home is the new account", async () => {
    const owner = await tenant.owner();
    const member = await tenant.memberOf(owner);
    const promoted = await tenant.me(session(await client.promoteUser(member.token), "promoteUser"));
    const entries = got(await client.sudoGetUserAccounts(rootToken, member.email));
    const homes = entries.filter((entry) => entry.home).map((entry) => entry.accountId);
    equal(homes, [promoted.accountId], "the home accounts");
    for (const { accountId, role, token } of entries) {
      const me = await tenant.me(token);
      equal([me.userId, me.accountId, me.role], [member.userId, accountId, role], "what its token says");
    }
  });

  await check("sudoGetUserAccounts refuses an empty and an unknown address", async () => {
    refused(await client.sudoGetUserAccounts(rootToken, ""), "email query parameter is required\n");
    refused(await client.sudoGetUserAccounts(rootToken, tenant.address("nobody")));
  });

  await check("the sudo calls refuse a session, even the administrator's", async () => {
    const { accountId, userId, email } = await tenant.owner();
    const admin = await tenant.administrator();
    refused(await client.sudoGetToken(admin, accountId), "invalid root token\n");
    refused(await client.sudoGetUserByID(admin, accountId, userId), "invalid root token\n");
    refused(await client.sudoGetAuthTokenByUserID(admin, accountId, userId), "invalid root token\n");
    refused(await client.sudoGetUserAccounts(admin, email), "invalid root token\n");
  });

  await check("the sudo calls refuse to work without a token", async () => {
    refused(await client.sudoGetToken("", unknownId), "missing authorization HTTP header\n");
    refused(await client.sudoGetUserAccounts("", "admin@dev.com"), "missing authorization HTTP header\n");
  });

  await check("register with the id of another account joins nothing", async () => {
    const [owner, stranger] = [await tenant.owner(), await tenant.owner()];
    await client.register(stranger.email, stranger.password, owner.accountId); // refused or not
    await client.register(tenant.address("new"), "first-password", owner.accountId);
    equal(await tenant.emailsOf(owner.token), [owner.email], "the users of that account");
  });

  await check("the administrator signs in with role 100", async () => {
    const me = await tenant.me(await tenant.administrator());
    equal([me.email, me.role], ["admin@dev.com", 100], "address and role");
  });

  await check("what is no user area is refused to the root token too", async () => {
    refused(await client.cacheGet(rootToken, "key"), "not found\n");
    gives(true, await client.emailExists("admin@dev.com"));
  });
}
