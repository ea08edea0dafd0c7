package dev.cardea.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where a request goes: the family that answers, what the path names if it names anything, and the path's
/// parameters; or the problem that has come before all that.
record Target(
        Optional<Mounted> mounted,
        Optional<Resource> resource,
        List<String> names,
        List<String> values,
        Optional<Problem> problem) {

    private static final Target NOWHERE =
            new Target(Optional.empty(), Optional.empty(), List.of(), List.of(), Optional.empty());

    static Target nowhere() {
        return NOWHERE;
    }

    /// A path that the family owns and no route has.
    static Target unknown(Mounted mounted) {
        return new Target(Optional.of(mounted), Optional.empty(), List.of(), List.of(), Optional.empty());
    }

    static Target of(Resource resource, List<String> values) {
        return new Target(resource.owner(), Optional.of(resource), resource.names(), values, Optional.empty());
    }

    Target spoilt(Problem problem) {
        return new Target(mounted, resource, names, values, Optional.of(problem));
    }

    Target and(String name, String raw) {
        List<String> moreNames = new ArrayList<>(names);
        moreNames.add(name);
        List<String> moreValues = new ArrayList<>(values);
        moreValues.add(raw);
        return new Target(mounted, resource, List.copyOf(moreNames), List.copyOf(moreValues), problem);
    }

    String raw(String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("the route has no parameter " + name);
        }
        return values.get(index);
    }

    /// In bytes.
    int bodyLimit() {
        return mounted.orElseThrow().manners().bodyLimit();
    }

    boolean answersWhenBusy() {
        return mounted.orElseThrow().manners().answersWhenBusy();
    }

    String template() {
        return resource.map(Resource::template).orElse("-");
    }
}
