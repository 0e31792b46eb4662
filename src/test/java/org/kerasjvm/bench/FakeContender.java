package org.kerasjvm.bench;

import java.util.List;

/** Answers with set numbers and writes down what it was asked. */
final class FakeContender implements Contender {

  private final String name;
  private final double epochSeconds;
  private final List<String> asked;

  FakeContender(String name, double epochSeconds, List<String> asked) {
    this.name = name;
    this.epochSeconds = epochSeconds;
    this.asked = asked;
  }

  private double answer(String question, double value) {
    asked.add(name + " " + question);
    return value;
  }

  @Override
  public String description() {
    return name + " 1.0";
  }

  @Override
  public double prepare() {
    return answer("prepare", 0.25);
  }

  @Override
  public double fit(int epochs) {
    return answer("fit " + epochs, epochs * epochSeconds);
  }

  @Override
  public double predictOneRow(int calls) {
    return answer("predict", 12.5);
  }

  @Override
  public double peakMegabytes() {
    return answer("memory", 321);
  }

  @Override
  public void close() {
    asked.add(name + " close");
  }
}
