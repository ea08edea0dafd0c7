// The letter with a link, and the sign-in with what the link carries: the Node client.

import { equal, gives, got, refused, session } from "./answers.mjs";
import { letterTo, lettersTo } from "./mailbox.mjs";

export async function magicLinkChecks(check, tenant) {
  const { client } = tenant;

  const request = (email, changes = {}) =>
    client.requestMagicLink({
      fromEmail: "app@check.example.org",
      fromName: "The app",
      email,
      subject: "Your sign-in link",
      body: "<p>Hello there,</p><p>Click here to sign in<br />[link]</p>",
      link: "https://app.example.org/magic",
      ...changes,
    });

  const linkFor = async (email, begin) => {
    const letter = await letterTo(tenant.url, email);
    const link = letter.links.find((candidate) => candidate.startsWith(begin));
    equal(link !== undefined, true, `a link that begins with ${begin} among ${JSON.stringify(letter.links)}`);
    return new URL(link);
  };

  await check("a magic link comes by mail and signs in, once", async () => {
    const owner = await tenant.owner();
    gives(true, await request(owner.email));
    equal((await letterTo(tenant.url, owner.email)).subject, "Your sign-in link", "the subject");
    const link = await linkFor(owner.email, "https://app.example.org/magic?code=");
    const [email, code] = [link.searchParams.get("email"), link.searchParams.get("code")];
    equal([email, code], [owner.email, "666333"], "address and code of the link");
    const token = session(await client.loginWithMagicLink(email, code));
    equal((await tenant.me(token)).userId, owner.userId, "the user");
    refused(await client.loginWithMagicLink(email, code));
  });

  await check("a magic link carries an address with a plus", async () => {
    const plus = tenant.address("with+plus");
    session(await client.register(plus, "first-password"), "register");
    gives(true, await request(plus.toUpperCase()));
    const link = await linkFor(plus, "https://app.example.org/magic?code=");
    equal(link.searchParams.get("email"), plus, "the address of the link");
    session(await client.loginWithMagicLink(link.searchParams.get("email"), link.searchParams.get("code")));
  });

  await check("a link with a query of its own keeps it", async () => {
    const owner = await tenant.owner();
    gives(true, await request(owner.email, { link: "https://app.example.org/magic?next=home" }));
    const link = await linkFor(owner.email, "https://app.example.org/magic?next=home&code=");
    equal(link.searchParams.get("code"), "666333", "the code of the link");
  });

  await check("a body without [link] gets the link all the same", async () => {
    const owner = await tenant.owner();
    gives(true, await request(owner.email, { body: "<p>Hello there</p>" }));
    await linkFor(owner.email, "https://app.example.org/magic?code=");
  });

  await check("the manual's shortest request: sender, address and body", async () => {
    const { email } = await tenant.owner();
    gives(true, await client.requestMagicLink({ fromEmail: "my@app.com", email, body: "<p>Click [link]</p>" }));
    session(await client.loginWithMagicLink(email, "666333"));
  });

  await check("a wrong magic code is refused", async () => {
    const owner = await tenant.owner();
    gives(true, await request(owner.email));
    refused(await client.loginWithMagicLink(owner.email, "000000"), "invalid code\n");
    session(await client.loginWithMagicLink(owner.email, "666333"), "the right code after a miss");
  });

  await check("after nine wrong magic codes the right one is refused too", async () => {
    const owner = await tenant.owner();
    gives(true, await request(owner.email));
    for (let miss = 0; miss < 9; miss++) {
      refused(await client.loginWithMagicLink(owner.email, "000000"), "invalid code\n");
    }
    refused(await client.loginWithMagicLink(owner.email, "666333"), "maximum retry reached\n");
  });

  await check("a magic code that nobody asked for is refused", async () => {
    const owner = await tenant.owner();
    refused(await client.loginWithMagicLink(owner.email, "666333"), "invalid code\n");
  });

  await check("an unknown address gets the same answer, and no letter", async () => {
    const [nobody, owner] = [tenant.address("nobody"), await tenant.owner()];
    equal(got(await request(nobody)), got(await request(owner.email)), "the answer");
    await letterTo(tenant.url, owner.email); // asked for later, so the other would have come by now
    equal((await lettersTo(tenant.url, nobody)).length, 0, "letters to nobody");
    refused(await client.loginWithMagicLink(nobody, "666333"));
  });
}
