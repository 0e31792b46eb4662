package org.kerasjvm.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A contender in a process of its own: a JVM with {@link Worker}, or a script of Python. */
public final class ProcessContender implements Contender {

  private final LineProcess process;

  private ProcessContender(LineProcess process) {
    this.process = process;
  }

  /**
   * A JVM with the options and the class path of this one.
   *
   * @throws java.io.UncheckedIOException if it does not start
   */
  public static ProcessContender java(Entrant entrant, Workload workload) {
    return new ProcessContender(
        new LineProcess(
            entrant.heading(), javaCommand(Worker.class, entrant.id(), workload.name())));
  }

  /** Starts a class of ours as this JVM was started. */
  static List<String> javaCommand(Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.removeIf(word -> word.startsWith("-javaagent") || word.startsWith("-agentlib"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  /**
   * A script with the contender's and the workload's name as arguments.
   *
   * @throws java.io.UncheckedIOException if Python or the packages are not there
   */
  public static ProcessContender python(
      String python, Path script, Entrant entrant, Workload workload) {
    return new ProcessContender(LineProcess.python(python, script, entrant.id(), workload.name()));
  }

  private double ask(String line) {
    return Double.parseDouble(process.ask(line));
  }

  @Override
  public String description() {
    return process.greeting();
  }

  @Override
  public double prepare() {
    return ask("prepare 0");
  }

  @Override
  public double fit(int epochs) {
    return ask("fit " + epochs);
  }

  @Override
  public double predictOneRow(int calls) {
    return ask("predict " + calls);
  }

  @Override
  public double peakMegabytes() {
    return ask("memory 0");
  }

  @Override
  public void close() {
    process.close();
  }
}
