package org.kerasjvm.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A contender's side of the benchmark, in a JVM of its own: reads {@code prepare|fit|predict|memory
 * NUMBER} lines and answers each with a number, after a first line that says what it is.
 */
public final class Worker {

  private Worker() {}

  /**
   * Serves until its input ends.
   *
   * @param args the contender's and the workload's name
   */
  public static void main(String[] args) throws IOException {
    try {
      serve(args);
    } catch (RuntimeException e) {
      e.printStackTrace();
      System.err.println(e.getMessage()); // the last line is what the benchmark repeats
      System.exit(1);
    }
  }

  private static void serve(String[] args) throws IOException {
    Entrant entrant = Entrant.of(args[0]);
    Workload workload = Workloads.named(List.of(args[1])).get(0);
    try (Contender contender = contender(entrant, workload)) {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      serve(contender, in, System.out);
    }
  }

  private static Contender contender(Entrant entrant, Workload workload) {
    return entrant == Entrant.PRODUCTS
        ? new ProductsContender(workload)
        : new JavaContender(workload, Mode.of(entrant));
  }

  static void serve(Contender contender, BufferedReader in, PrintStream out) throws IOException {
    out.println(contender.description());
    out.flush();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ", 2);
      out.println(answer(contender, words[0], Integer.parseInt(words[1])));
      out.flush();
    }
  }

  private static double answer(Contender contender, String command, int number) {
    return switch (command) {
      case "prepare" -> contender.prepare();
      case "fit" -> contender.fit(number);
      case "predict" -> contender.predictOneRow(number);
      case "memory" -> contender.peakMegabytes();
      default -> throw new IllegalArgumentException("worker: no command " + command);
    };
  }
}
