// Roles, associations and accounts of one's own, the calls that came with 1.7: both clients.

import { equal, gives, got, refused, session } from "./answers.mjs";

export async function membershipChecks(check, tenant) {
  const { client } = tenant;

  await check("setRole raises a member; the member's session shows it at once", async () => {
    const owner = await tenant.owner();
    const member = await tenant.memberOf(owner);
    gives(true, await client.setRole(owner.token, member.email.toUpperCase(), 50));
    equal((await tenant.me(member.token)).role, 50, "the role");
  });

  await check("setRole takes 0, and roles between, with the account named", async () => {
    const owner = await tenant.owner();
    const member = await tenant.memberOf(owner);
    gives(true, await client.setRole(owner.token, member.email, 25, owner.accountId));
    equal((await tenant.me(member.token)).role, 25, "the role");
    gives(true, await client.setRole(owner.token, member.email, 0, owner.accountId));
    equal((await tenant.me(member.token)).role, 0, "the role");
  });

  await check("setRole refuses callers below role 50", async () => {
    const owner = await tenant.owner();
    const member = await tenant.memberOf(owner);
    refused(await client.setRole(member.token, member.email, 50), "insufficient priviledges\n");
    equal((await tenant.me(member.token)).role, 0, "the role");
  });

  await check("setRole refuses a role above 50", async () => {
    const owner = await tenant.owner();
    const member = await tenant.memberOf(owner);
    refused(await client.setRole(owner.token, member.email, 51), "role cannot be > than 50\n");
    refused(await client.setRole(owner.token, owner.email, 100), "role cannot be > than 50\n");
  });

  await check("setRole refuses an empty address and somebody who is no member", async () => {
    const [owner, stranger] = [await tenant.owner(), await tenant.owner()];
    refused(await client.setRole(owner.token, "", 50), "missing account id or email\n");
    refused(await client.setRole(owner.token, stranger.email, 0), "user membership not found\n");
    equal((await tenant.me(stranger.token)).role, 50, "the stranger's role");
  });

  await check("setRole in another account is for the administrator only", async () => {
    const [owner, stranger] = [await tenant.owner(), await tenant.owner()];
    const member = await tenant.memberOf(owner);
    refused(await client.setRole(stranger.token, member.email, 50, owner.accountId));
    equal((await tenant.me(member.token)).role, 0, "the role");
    gives(true, await client.setRole(await tenant.administrator(), member.email, 50, owner.accountId));
    equal((await tenant.me(member.token)).role, 50, "the role");
  });

  await check("setRole never leaves an account without anybody of role 50", async () => {
    const owner = await tenant.owner();
    await tenant.memberOf(owner);
    refused(await client.setRole(owner.token, owner.email, 0));
    equal((await tenant.me(owner.token)).role, 50, "the role");
  });

  await check("listAssociations of somebody with one account is empty", async () => {
    const owner = await tenant.owner();
    equal(got(await client.listAssociations(owner.token)) ?? [], [], "the associations");
  });

  await check("promoteUser gives a member an account of their own, with role 50", async () => {
    const owner = await tenant.owner();
    const member = await tenant.memberOf(owner);
    const me = await tenant.me(session(await client.promoteUser(member.token)));
    equal([me.userId, me.email, me.role], [member.userId, member.email, 50], "id, address and role");
    equal(me.accountId === owner.accountId, false, "still the owner's account");
  });

  await check("listAssociations after promoteUser tells only of this user", async () => {
    const owner = await tenant.owner();
    const member = await tenant.memberOf(owner);
    const token = session(await client.promoteUser(member.token), "promoteUser");
    for (const association of got(await client.listAssociations(token)) ?? []) {
      const { id, userId, accountId, email, role } = association;
      equal([typeof id, userId, accountId], ["string", member.userId, owner.accountId], "id, user and account");
      equal([email, role], [member.email, 0], "address and role");
    }
  });

  await check("promoteUser and listAssociations need a session", async () => {
    refused(await client.promoteUser(""), "missing authorization HTTP header\n");
    refused(await client.listAssociations(""), "missing authorization HTTP header\n");
  });
}
