package dev.cardea.app.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Amounts with a unit, such as `30s` or `16KiB`: whole numbers only, and the unit right behind.
record SettingUnits(Map<String, Long> units) {

    /// In milliseconds; the unit is never left out.
    static final SettingUnits TIME = of("h", 3_600_000, "m", 60_000, "s", 1_000, "ms", 1);

    /// In bytes, which need no unit.
    static final SettingUnits SIZE = of("GiB", 1 << 30, "MiB", 1 << 20, "KiB", 1 << 10, "", 1);

    private static final Pattern AMOUNT = Pattern.compile("(0|[1-9][0-9]{0,8})([A-Za-z]*)");

    Optional<Long> read(String text) {
        Matcher amount = AMOUNT.matcher(text);
        if (!amount.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(amount.group(1));
        return Optional.ofNullable(units.get(amount.group(2))).map(unit -> Math.multiplyExact(number, unit));
    }

    /// With the largest unit that leaves no rest.
    String write(long amount) {
        for (Map.Entry<String, Long> unit : units.entrySet()) {
            if (amount != 0 && amount % unit.getValue() == 0) {
                return amount / unit.getValue() + unit.getKey();
            }
        }
        return units.containsKey("") ? "0" : "0s";
    }

    private static SettingUnits of(String a, long ofA, String b, long ofB, String c, long ofC, String d, long ofD) {
        Map<String, Long> units = new LinkedHashMap<>();
        units.put(a, ofA);
        units.put(b, ofB);
        units.put(c, ofC);
        units.put(d, ofD);
        return new SettingUnits(units);
    }
}
