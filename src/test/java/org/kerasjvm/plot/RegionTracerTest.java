package org.kerasjvm.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import org.junit.jupiter.api.Test;

class RegionTracerTest {

  private static ScoreField field(int side, int labels, FieldFunction function) {
    float[][] predictions = new float[side * side][];
    for (int i = 0; i < predictions.length; i++) {
      predictions[i] = function.at(i % side, i / side);
    }
    return ScoreField.of(predictions, side, side, labels);
  }

  private interface FieldFunction {
    float[] at(int x, int y);
  }

  private static int loops(Path2D path) {
    int loops = 0;
    for (PathIterator i = path.getPathIterator(null); !i.isDone(); i.next()) {
      loops += i.currentSegment(new double[6]) == PathIterator.SEG_CLOSE ? 1 : 0;
    }
    return loops;
  }

  @Test
  void putsTheBoundaryWhereTheProbabilityIsOneHalf() {
    Path2D area = RegionTracer.trace(field(11, 2, (x, y) -> new float[] {x * 0.1f + 0.03f}), 1);
    assertThat(area.getBounds2D().getMinX()).isBetween(4.699, 4.701);
    assertThat(area.getBounds2D().getMaxX()).isEqualTo(10);
    assertThat(area.getBounds2D().getHeight()).isEqualTo(10);
    assertThat(loops(area)).isEqualTo(1);
  }

  @Test
  void keepsAreasWhoseBoundaryAlmostMeetsNodes() {
    ScoreField field =
        field(
            40,
            2,
            (x, y) ->
                new float[] {(float) (1 / (1 + Math.exp(-0.1 * (x - 20 + 1e-5 * (y - 20)))))});
    Path2D area = RegionTracer.trace(field, 1);
    assertThat(area.getBounds2D().getMinX()).isBetween(19.99, 20.01);
    assertThat(area.contains(20.1, 5)).isTrue();
    assertThat(area.contains(38, 38)).isTrue();
    assertThat(area.contains(19.9, 30)).isFalse();
  }

  @Test
  void agreesWithRoundingOnEveryNode() {
    ScoreField field =
        field(
            40,
            2,
            (x, y) -> new float[] {(float) (0.5 + 0.5 * Math.sin(x * 0.7) * Math.cos(y * 0.45))});
    Path2D area = RegionTracer.trace(field, 1);
    for (int x = 1; x < 39; x++) {
      for (int y = 1; y < 39; y++) {
        double p = 0.5 + 0.5 * Math.sin(x * 0.7) * Math.cos(y * 0.45);
        if (Math.abs(p - 0.5) > 1e-3) {
          assertThat(area.contains(x, y)).as("node %d, %d: %f", x, y, p).isEqualTo(p > 0.5);
        }
      }
    }
  }

  @Test
  void leavesHolesOpen() {
    ScoreField ring =
        field(
            41,
            2,
            (x, y) -> {
              double radius = Math.hypot(x - 20, y - 20);
              return new float[] {radius > 8 && radius < 15 ? 1 : 0};
            });
    Path2D area = RegionTracer.trace(ring, 1);
    assertThat(loops(area)).isEqualTo(2);
    assertThat(area.contains(20, 20)).isFalse();
    assertThat(area.contains(20, 8)).isTrue();
    assertThat(area.contains(2, 2)).isFalse();
  }

  @Test
  void givesEachClassTheNodesThatItWins() {
    FieldFunction three = (x, y) -> new float[] {20 - x, x + y * 0.5f - 12, 14 - y};
    ScoreField field = field(21, 3, three);
    Path2D fromOne = RegionTracer.trace(field, 1);
    Path2D fromTwo = RegionTracer.trace(field, 2);
    for (int x = 1; x < 20; x++) {
      for (int y = 1; y < 20; y++) {
        float[] s = three.at(x, y);
        int winner = s[0] >= s[1] && s[0] >= s[2] ? 0 : s[1] >= s[2] ? 1 : 2;
        boolean tie = s[0] == s[1] || s[1] == s[2] || s[0] == s[2];
        if (!tie) {
          assertThat(fromOne.contains(x, y)).as("node %d, %d", x, y).isEqualTo(winner >= 1);
          assertThat(fromTwo.contains(x, y)).as("node %d, %d", x, y).isEqualTo(winner == 2);
        }
      }
    }
  }

  @Test
  void roundsASingleColumnToTheClassNumber() {
    ScoreField field = field(31, 4, (x, y) -> new float[] {x / 10f});
    for (int k = 1; k <= 3; k++) {
      double boundary = RegionTracer.trace(field, k).getBounds2D().getMinX();
      assertThat(boundary).isBetween(10 * (k - 0.5) - 1e-3, 10 * (k - 0.5) + 1e-3);
    }
  }
}
