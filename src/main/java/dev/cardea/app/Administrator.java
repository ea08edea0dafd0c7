package dev.cardea.app;

import dev.cardea.cli.WrongUsage;
import dev.cardea.core.Email;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.User;
import dev.cardea.flow.Operations;
import dev.cardea.flow.TenantRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The administrator of Query Server whom the configuration names: added at each start if nobody has that address
/// (contract query-server.md §4, case 49).
record Administrator(TenantRef tenant, Email email, String password) {

    private static final Logger LOG = LoggerFactory.getLogger(Administrator.class);

    /// @throws WrongUsage for the operator, if the tenant is not there or does not take the password
    void addBy(Operations operations) {
        String label = tenant.organisation() + "@" + tenant.environment().label();
        switch (operations.addAdministrator().run(tenant, email.typed(), password)) {
            case Outcome.Ok<User> _ -> LOG.info("the administrator of queryserver.admin_email was added to {}", label);
            case Outcome.No<User>(Refusal.UserExists _) -> {}
            case Outcome.No<User>(Refusal.EmailTaken _) ->
                LOG.warn(
                        "a user of {} has the address of queryserver.admin_email and is no administrator: if that is"
                                + " right, 'cardea user promote' makes the user one",
                        label);
            case Outcome.No<User>(Refusal.TenantUnknown _) ->
                throw new WrongUsage("queryserver.admin_email needs the tenant of default_tenant, and there is no "
                        + label + ": make it with 'cardea tenant create'");
            case Outcome.No<User>(Refusal.PasswordTooWeak _) ->
                throw new WrongUsage("The password in " + Premises.ADMIN_PASSWORD + " is too weak for " + label);
            case Outcome.No<User>(Refusal why) ->
                throw new IllegalStateException("could not add the administrator of queryserver.admin_email: " + why);
        }
    }

    @Override
    public String toString() {
        return "Administrator[" + email + "]";
    }
}
