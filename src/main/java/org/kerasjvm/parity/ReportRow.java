package org.kerasjvm.parity;

import java.util.ArrayList;
import java.util.List;
import org.kerasjvm.parity.Outcome.Verdict;

/** One component of a report: what came of all its cases. */
final class ReportRow {

  private final Family family;
  private final String component;
  private final List<Outcome> outcomes = new ArrayList<>();

  ReportRow(Family family, String component) {
    this.family = family;
    this.component = component;
  }

  void add(Outcome outcome) {
    outcomes.add(outcome);
  }

  Family family() {
    return family;
  }

  String component() {
    return component;
  }

  /** How many cases were compared. */
  int cases() {
    return outcomes.size() - unknown().size();
  }

  /** The largest of each figure. */
  Difference worst() {
    return outcomes.stream().map(Outcome::difference).reduce(Difference.NONE, Difference::or);
  }

  List<Outcome> different() {
    return with(Verdict.DIFFERENT);
  }

  List<Outcome> unknown() {
    return with(Verdict.UNKNOWN_TO_KERAS);
  }

  /** One word, and how often where it is not all. */
  String verdict() {
    if (!different().isEmpty()) {
      return "**different** in " + different().size();
    }
    if (outcomes.isEmpty()) {
      return "**no case**";
    }
    if (!unknown().isEmpty()) {
      return cases() == 0
          ? "not in this Keras"
          : "equal; " + unknown().size() + " not in this Keras";
    }
    return worst().relative() == 0 ? "equal, every bit" : "equal";
  }

  private List<Outcome> with(Verdict verdict) {
    return outcomes.stream().filter(outcome -> outcome.verdict() == verdict).toList();
  }
}
