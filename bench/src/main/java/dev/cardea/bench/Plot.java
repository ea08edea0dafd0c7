package dev.cardea.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// A plot of lines as SVG, 720 by 400: axes with ticks, one line for each series, and a legend if there are several.
/// It has its own background, so that it can be read on a white page and on a dark one; lines differ in stroke and
/// mark too, not in colour alone.
record Plot(String title, String xLabel, String yLabel, boolean isLogX, boolean isLogY, List<Series> lines) {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 400;
    private static final int LEFT = 72;
    private static final int TOP = 48;
    private static final int BOTTOM = 344;
    private static final int RIGHT = 696;
    private static final int MOST_MARKS = 40;
    private static final int LEGEND_STROKE = 52;
    private static final int LEGEND_LETTER = 7;

    private static final List<String> COLOURS =
            List.of("#0b5fa5", "#c2410c", "#15803d", "#7c3aed", "#a16207", "#be185d", "#0f766e", "#44403c");
    private static final List<String> STROKES =
            List.of("none", "8 4", "2 3", "10 3 2 3", "5 5", "12 4", "1 4", "6 2 2 2");

    /// The points of one line, from left to right; one whose y is not a number is left out, and the line broken.
    record Series(String name, List<Double> x, List<Double> y) {
        Series {
            if (x.size() != y.size()) {
                throw new IllegalArgumentException(name + " has " + x.size() + " x and " + y.size() + " y");
            }
            x = List.copyOf(x);
            y = List.copyOf(y);
        }
    }

    /// An empty one, with both axes linear.
    static Plot of(String title, String xLabel, String yLabel) {
        return new Plot(title, xLabel, yLabel, false, false, List.of());
    }

    /// The same with a logarithmic x axis: all x must be above 0.
    Plot logX() {
        return new Plot(title, xLabel, yLabel, true, isLogY, lines);
    }

    /// The same with a logarithmic y axis: all y must be above 0.
    Plot logY() {
        return new Plot(title, xLabel, yLabel, isLogX, true, lines);
    }

    /// The same with one more line, of as many y as x.
    Plot series(String name, double[] x, double[] y) {
        Series added = new Series(name, boxed(x), boxed(y));
        return new Plot(
                title,
                xLabel,
                yLabel,
                isLogX,
                isLogY,
                Stream.concat(lines.stream(), Stream.of(added)).toList());
    }

    /// Writes it to docs/plots/NAME.svg.
    void publish(String name) throws IOException {
        Path file = Place.HOME.resolve("docs/plots").resolve(name + ".svg");
        Files.createDirectories(file.getParent());
        Files.writeString(file, svg());
    }

    /// The whole document.
    ///
    /// @throws IllegalArgumentException if a value is not above 0 and its axis is logarithmic
    String svg() {
        PlotAxis x = PlotAxis.of(xLabel, isLogX, all(Series::x));
        PlotAxis y = PlotAxis.of(yLabel, isLogY, all(Series::y));
        StringBuilder svg = new StringBuilder();
        svg.append(written(
                """
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img" \
                font-family="system-ui, sans-serif" font-size="12" fill="#1f2328">
                <title>%s</title>
                <rect x="0.5" y="0.5" width="%d" height="%d" rx="6" fill="#ffffff" stroke="#d0d7de"/>
                <text x="%d" y="28" font-size="15" font-weight="600">%s</text>
                """, WIDTH, HEIGHT, WIDTH, HEIGHT, escaped(title), WIDTH - 1, HEIGHT - 1, LEFT, escaped(title)));
        drawAxes(svg, x, y);
        for (int number = 0; number < lines.size(); number++) {
            drawLine(svg, number, x, y);
        }
        if (lines.size() > 1) {
            drawLegend(svg);
        }
        return svg.append("</svg>\n").toString();
    }

    private void drawAxes(StringBuilder svg, PlotAxis x, PlotAxis y) {
        for (double tick : x.ticks()) {
            double at = LEFT + x.share(tick) * (right() - LEFT);
            svg.append(rule(at, TOP, at, BOTTOM, "#e6e9ed"));
            svg.append(text(at, BOTTOM + 18, "middle", PlotAxis.text(tick)));
        }
        for (double tick : y.ticks()) {
            double at = BOTTOM - y.share(tick) * (BOTTOM - TOP);
            svg.append(rule(LEFT, at, right(), at, "#e6e9ed"));
            svg.append(text(LEFT - 8, at + 4, "end", PlotAxis.text(tick)));
        }
        svg.append(rule(LEFT, BOTTOM, right(), BOTTOM, "#57606a"));
        svg.append(rule(LEFT, TOP, LEFT, BOTTOM, "#57606a"));
        svg.append(text((LEFT + right()) / 2.0, BOTTOM + 42, "middle", x.label()));
        svg.append(written(
                "<text transform=\"translate(18 %d) rotate(-90)\" text-anchor=\"middle\">%s</text>\n",
                (TOP + BOTTOM) / 2, escaped(y.label())));
    }

    private void drawLine(StringBuilder svg, int number, PlotAxis x, PlotAxis y) {
        Series line = lines.get(number);
        StringBuilder path = new StringBuilder();
        StringBuilder marks = new StringBuilder();
        String next = "M";
        for (int i = 0; i < line.x().size(); i++) {
            if (line.y().get(i).isNaN()) {
                next = "M";
                continue;
            }
            double left = LEFT + x.share(line.x().get(i)) * (right() - LEFT);
            double top = BOTTOM - y.share(line.y().get(i)) * (BOTTOM - TOP);
            path.append(written("%s%.1f %.1f", next, left, top));
            if (line.x().size() <= MOST_MARKS) {
                marks.append(mark(number, left, top));
            }
            next = "L";
        }
        svg.append(stroke(number, path.toString()));
        svg.append(marks);
    }

    private void drawLegend(StringBuilder svg) {
        for (int number = 0; number < lines.size(); number++) {
            int left = right() + 14;
            int top = TOP + 12 + 22 * number;
            svg.append(stroke(number, written("M%d %dL%d %d", left, top, left + 30, top)));
            svg.append(mark(number, left + 15, top));
            svg.append(text(left + 38, top + 4, "start", lines.get(number).name()));
        }
    }

    private int right() {
        int longest =
                lines.stream().mapToInt(line -> line.name().length()).max().orElse(0);
        return lines.size() > 1 ? RIGHT - LEGEND_STROKE - LEGEND_LETTER * longest : RIGHT;
    }

    private List<Double> all(Function<Series, List<Double>> values) {
        return lines.stream()
                .flatMap(line -> values.apply(line).stream())
                .filter(value -> !value.isNaN())
                .toList();
    }

    private static String stroke(int number, String path) {
        return written(
                "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\"/>\n",
                path, colour(number), STROKES.get(number % STROKES.size()));
    }

    private static String mark(int number, double left, double top) {
        return switch (number % 3) {
            case 0 -> written("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\"/>\n", left, top, colour(number));
            case 1 ->
                written(
                        "<rect x=\"%.1f\" y=\"%.1f\" width=\"6.5\" height=\"6.5\" fill=\"%s\"/>\n",
                        left - 3.25, top - 3.25, colour(number));
            default -> written("<path d=\"M%.1f %.1fl4.5 7.5h-9z\" fill=\"%s\"/>\n", left, top - 4.5, colour(number));
        };
    }

    private static String rule(double left, double top, double right, double bottom, String colour) {
        return written(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>\n",
                left, top, right, bottom, colour);
    }

    private static String text(double left, double top, String anchor, String words) {
        return written("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n", left, top, anchor, escaped(words));
    }

    private static String colour(int number) {
        return COLOURS.get(number % COLOURS.size());
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String written(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }

    private static List<Double> boxed(double[] values) {
        return DoubleStream.of(values).boxed().toList();
    }
}
