package dev.cardea.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// One direction of a plot: which values it spans, where they lie on it, and which of them are written beside it.
///
/// @param isLog whether each step multiplies, instead of adding
/// @param least where it begins
/// @param greatest where it ends
record PlotAxis(String label, boolean isLog, double least, double greatest) {

    private static final int STEPS = 6;
    private static final double DECADES_WITHOUT_HALVES = 2;

    /// The shortest that begins and ends at a tick and has all these values on it. A linear one begins at 0 unless
    /// there are values below.
    ///
    /// @throws IllegalArgumentException if it is to be logarithmic and a value is not above 0
    static PlotAxis of(String label, boolean isLog, List<Double> values) {
        double least = values.stream().mapToDouble(Double::doubleValue).min().orElse(isLog ? 1 : 0);
        double greatest = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        if (!isLog) {
            double begin = Math.min(0, least);
            double step = step(begin, Math.max(greatest, begin + Double.MIN_NORMAL));
            return new PlotAxis(
                    label, false, Math.floor(begin / step) * step, Math.max(step, Math.ceil(greatest / step) * step));
        }
        if (least <= 0) {
            throw new IllegalArgumentException(least + " has no place on the logarithmic axis " + label);
        }
        double begin = below(least);
        double end = above(greatest);
        return new PlotAxis(label, true, begin, end > begin ? end : 10 * begin);
    }

    /// How far along it the value lies: 0 at its beginning, 1 at its end.
    double share(double value) {
        return isLog ? Math.log(value / least) / Math.log(greatest / least) : (value - least) / (greatest - least);
    }

    /// The values that are written beside it, in rising order.
    List<Double> ticks() {
        if (!isLog) {
            double step = step(least, greatest);
            int count = (int) Math.round((greatest - least) / step);
            return IntStream.rangeClosed(0, count)
                    .mapToObj(number -> least + number * step)
                    .toList();
        }
        boolean isShort = Math.log10(greatest / least) <= DECADES_WITHOUT_HALVES;
        List<Double> ticks = new ArrayList<>();
        for (int decade = decade(least); decade <= decade(greatest); decade++) {
            for (int digit : isShort ? new int[] {1, 2, 5} : new int[] {1}) {
                ticks.add(digit * Math.pow(10, decade));
            }
        }
        return ticks.stream().filter(tick -> isWithin(tick, least, greatest)).toList();
    }

    /// A value as it is written: `0.05`, `250`, `40k`, `10M`.
    static String text(double value) {
        double size = Math.abs(value);
        if (size >= 1e6) {
            return plain(value / 1e6) + "M";
        }
        return size >= 1e4 ? plain(value / 1e3) + "k" : plain(value);
    }

    private static String plain(double value) {
        String text = String.format(Locale.ROOT, "%.4f", value);
        return text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }

    /// The distance of two ticks: 1, 2 or 5 times a power of ten.
    private static double step(double begin, double end) {
        double rough = (end - begin) / STEPS;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double times = rough / power;
        return power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
    }

    private static double below(double value) {
        double power = Math.pow(10, decade(value));
        return power * (value >= 5 * power ? 5 : value >= 2 * power ? 2 : 1);
    }

    private static double above(double value) {
        double power = Math.pow(10, decade(value));
        return power * (value <= power ? 1 : value <= 2 * power ? 2 : value <= 5 * power ? 5 : 10);
    }

    private static int decade(double value) {
        return (int) Math.floor(Math.log10(value) + 1e-9);
    }

    private static boolean isWithin(double tick, double least, double greatest) {
        return tick >= least * (1 - 1e-9) && tick <= greatest * (1 + 1e-9);
    }
}
