package dev.cardea.flow;

import dev.cardea.core.Markup;
import dev.cardea.core.Mint;
import dev.cardea.core.Passwords;
import dev.cardea.core.Standings;
import dev.cardea.core.Store;
import dev.cardea.core.TokenForms;
import dev.cardea.core.Vault;
import java.time.InstantSource;

/// The part of the menu that concerns people with addresses, passwords and accounts.
public record PeopleFlows(
        IdentifyTenant identifyTenant,
        IdentifyMember identifyMember,
        IdentifyRoot identifyRoot,
        Register register,
        SignIn signIn,
        SignInAs signInAs,
        ChangePassword changePassword,
        ChangeEmail changeEmail,
        CreateResetCode createResetCode,
        ResetPassword resetPassword,
        SendMagicLink sendMagicLink,
        UseMagicLink useMagicLink,
        ShowLetters showLetters,
        IsEmailTaken isEmailTaken,
        FindMember findMember,
        ListMembers listMembers,
        AddMember addMember,
        RemoveMember removeMember,
        SetRole setRole,
        LeaveAccount leaveAccount) {

    static PeopleFlows over(
            Store store,
            Standings standings,
            TokenForms forms,
            Liveness liveness,
            Vault vault,
            Passwords passwords,
            Markup markup,
            Mint mint,
            MailRules mail,
            InstantSource clock) {
        SessionStart sessions = new SessionStart(forms, mint);
        PasswordProof proof = new PasswordProof(store, passwords);
        NewPeople people = new NewPeople(store, passwords, mint, clock);
        return new PeopleFlows(
                new IdentifyTenant(standings),
                new IdentifyMember(forms, liveness, clock),
                new IdentifyRoot(store, vault),
                new Register(store, people, sessions, mint),
                new SignIn(store, proof, sessions, clock),
                new SignInAs(store, sessions, clock),
                new ChangePassword(store, proof, passwords),
                new ChangeEmail(store),
                new CreateResetCode(store, vault, mint, mail, clock),
                new ResetPassword(store, vault, passwords, clock),
                new SendMagicLink(store, vault, markup, mint, mail, clock),
                new UseMagicLink(store, vault, sessions, clock),
                new ShowLetters(store, vault),
                new IsEmailTaken(store),
                new FindMember(store),
                new ListMembers(store),
                new AddMember(store, people),
                new RemoveMember(store),
                new SetRole(store),
                new LeaveAccount(store, sessions, mint, clock));
    }
}
