package org.kerasjvm.plot;

import java.awt.geom.Path2D;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins polygons that touch: an edge that two of them share, once in each direction, is inside and
 * falls out; the others are chained to closed lines.
 */
final class Outline {

  /** Points that agree to a millionth of a cell are one. */
  private static final double GRID = 1e6;

  /** The half of a key that counts rows. */
  private static final long ROW = 0xFFFFFFFFL;

  /** For each point, where its edges lead. */
  private final Map<Long, Deque<Long>> edges = new LinkedHashMap<>();

  /** Adds a directed edge of a polygon; all polygons turn the same way. */
  void edge(double x1, double y1, double x2, double y2) {
    long from = key(x1, y1);
    long to = key(x2, y2);
    Deque<Long> back = edges.get(to);
    if (from == to || back != null && back.removeFirstOccurrence(from)) {
      return;
    }
    edges.computeIfAbsent(from, point -> new ArrayDeque<>(2)).add(to);
  }

  private static long key(double x, double y) {
    return Math.round(x * GRID) << 32 | Math.round(y * GRID);
  }

  private static double x(long key) {
    return (key >> 32) / GRID;
  }

  private static double y(long key) {
    return (key & ROW) / GRID;
  }

  /** The outline; holes turn the other way, so that the non-zero rule leaves them open. */
  Path2D.Double path() {
    Path2D.Double path = new Path2D.Double(Path2D.WIND_NON_ZERO);
    for (Map.Entry<Long, Deque<Long>> start : edges.entrySet()) {
      while (!start.getValue().isEmpty()) {
        append(path, loop(start.getKey()));
      }
    }
    return path;
  }

  private List<Long> loop(long start) {
    List<Long> points = new ArrayList<>();
    long at = start;
    Deque<Long> next = edges.get(at);
    while (next != null && !next.isEmpty()) {
      points.add(at);
      at = next.removeFirst();
      next = edges.get(at);
    }
    return points;
  }

  private static void append(Path2D.Double path, List<Long> points) {
    boolean first = true;
    int n = points.size();
    for (int i = 0; i < n; i++) {
      long before = points.get((i + n - 1) % n);
      long at = points.get(i);
      long after = points.get((i + 1) % n);
      if (!straight(before, at, after)) {
        if (first) {
          path.moveTo(x(at), y(at));
        } else {
          path.lineTo(x(at), y(at));
        }
        first = false;
      }
    }
    if (!first) {
      path.closePath();
    }
  }

  /** Whether the line goes straight on at {@code b}; exact, because keys are whole numbers. */
  private static boolean straight(long a, long b, long c) {
    long x1 = (b >> 32) - (a >> 32);
    long y1 = (b & ROW) - (a & ROW);
    long x2 = (c >> 32) - (b >> 32);
    long y2 = (c & ROW) - (b & ROW);
    return x1 * y2 == y1 * x2 && x1 * x2 + y1 * y2 > 0;
  }
}
