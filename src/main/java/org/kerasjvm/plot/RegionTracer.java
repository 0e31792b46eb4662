package org.kerasjvm.plot;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the area of some classes in a field: each cell of the grid is four triangles about its
 * centre, scores are linear in a triangle, so each class has a convex part of it.
 */
final class RegionTracer {

  private final ScoreField field;
  private final int from;
  private final Outline outline = new Outline();

  private RegionTracer(ScoreField field, int from) {
    this.field = field;
    this.from = from;
  }

  /** A point of a triangle with its scores. */
  @SuppressWarnings("ArrayRecordComponent") // drawn, never compared
  private record Vertex(double x, double y, double[] scores) {

    double lead(int k, int over) {
      return scores[k] - scores[over];
    }

    Vertex towards(Vertex other, double part) {
      double[] mixed = new double[scores.length];
      for (int k = 0; k < mixed.length; k++) {
        mixed[k] = scores[k] + part * (other.scores[k] - scores[k]);
      }
      return new Vertex(x + part * (other.x - x), y + part * (other.y - y), mixed);
    }
  }

  /** The outline of the area where a class of {@code from} or above wins, in cells. */
  static Path2D.Double trace(ScoreField field, int from) {
    RegionTracer tracer = new RegionTracer(field, from);
    for (int row = 0; row < field.rows() - 1; row++) {
      for (int column = 0; column < field.columns() - 1; column++) {
        tracer.cell(column, row);
      }
    }
    return tracer.outline.path();
  }

  private void cell(int column, int row) {
    Vertex[] corners = {
      vertex(column, row),
      vertex(column + 1, row),
      vertex(column + 1, row + 1),
      vertex(column, row + 1)
    };
    int winner = field.winner(column, row);
    boolean uniform =
        winner == field.winner(column + 1, row)
            && winner == field.winner(column + 1, row + 1)
            && winner == field.winner(column, row + 1);
    if (!uniform) {
      split(corners);
    } else if (winner >= from) {
      add(List.of(corners));
    }
  }

  private Vertex vertex(int column, int row) {
    return new Vertex(column, row, field.at(column, row));
  }

  private void split(Vertex[] corners) {
    Vertex center =
        corners[0].towards(corners[2], 0.5).towards(corners[1].towards(corners[3], 0.5), 0.5);
    for (int i = 0; i < 4; i++) {
      List<Vertex> triangle = List.of(center, corners[i], corners[(i + 1) % 4]);
      for (int k = from; k < field.classes(); k++) {
        List<Vertex> part = triangle;
        for (int over = 0; over < field.classes() && part.size() > 2; over++) {
          part = over == k ? part : clip(part, k, over);
        }
        add(part);
      }
    }
  }

  /** The part of a convex polygon where class {@code k} leads another. */
  private static List<Vertex> clip(List<Vertex> polygon, int k, int over) {
    List<Vertex> kept = new ArrayList<>();
    for (int i = 0; i < polygon.size(); i++) {
      Vertex a = polygon.get(i);
      Vertex b = polygon.get((i + 1) % polygon.size());
      double leadA = a.lead(k, over);
      double leadB = b.lead(k, over);
      if (leadA >= 0) {
        kept.add(a);
      }
      if (leadA > 0 && leadB < 0 || leadA < 0 && leadB > 0) {
        kept.add(a.towards(b, leadA / (leadA - leadB)));
      }
    }
    return kept;
  }

  private void add(List<Vertex> polygon) {
    if (polygon.size() > 2) {
      for (int i = 0; i < polygon.size(); i++) {
        Vertex a = polygon.get(i);
        Vertex b = polygon.get((i + 1) % polygon.size());
        outline.edge(a.x(), a.y(), b.x(), b.y());
      }
    }
  }
}
