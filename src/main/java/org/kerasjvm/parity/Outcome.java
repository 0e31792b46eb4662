package org.kerasjvm.parity;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.data.NDArray;

/**
 * A case that both sides have answered.
 *
 * @param asked the case
 * @param verdict what came of it
 * @param difference of the results, none where a side refused
 * @param explanation where they differ, or what a side that refused said; empty if they are equal
 */
public record Outcome(Case asked, Verdict verdict, Difference difference, String explanation) {

  /** What came of a case. */
  public enum Verdict {
    /** Within the bound. */
    EQUAL,
    /** Both refuse the case. */
    REFUSED,
    /** Beyond the bound, or only this side refuses. */
    DIFFERENT,
    /** Only Keras refuses: this version of it has no such component or argument. */
    UNKNOWN_TO_KERAS
  }

  /** Runs a case on both sides. */
  public static Outcome of(Case asked, Oracle oracle) {
    oracle.ask(asked);
    Map<String, NDArray> here = Map.of();
    String refusedHere = null;
    try {
      here = Family.of(asked.family()).run(asked);
    } catch (RuntimeException e) {
      refusedHere = e.getClass().getSimpleName() + ": " + e.getMessage();
    }
    try {
      return of(asked, here, refusedHere, oracle.results());
    } catch (Oracle.Refusal e) {
      Verdict verdict = refusedHere == null ? Verdict.UNKNOWN_TO_KERAS : Verdict.REFUSED;
      return new Outcome(asked, verdict, Difference.NONE, "Keras: " + e.getMessage());
    }
  }

  private static Outcome of(
      Case asked,
      Map<String, NDArray> here,
      @Nullable String refusedHere,
      Map<String, NDArray> keras) {
    if (refusedHere != null) {
      String text = "refused here: " + refusedHere;
      return new Outcome(asked, Verdict.DIFFERENT, Difference.apart(text), text);
    }
    Difference difference = Difference.of(here, keras);
    boolean equal = difference.within(Family.of(asked.family()).bound());
    Verdict verdict = equal ? Verdict.EQUAL : Verdict.DIFFERENT;
    return new Outcome(asked, verdict, difference, difference.where());
  }
}
