package org.kerasjvm.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.cli.files.Feed;
import org.kerasjvm.cli.files.Format;
import org.kerasjvm.cli.files.HeaderRule;
import org.kerasjvm.cli.files.NobodyReadsException;
import org.kerasjvm.cli.files.Results;
import org.kerasjvm.console.TextOutput;
import org.kerasjvm.savedmodel.SavedModel;
import org.kerasjvm.savedmodel.Signature;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code predict}: files of rows through a SavedModel into files of answers, in batches. */
@Command(
    name = "predict",
    customSynopsis = {
      "keras-jvm predict PATH --input [NAME=]FILE... [--output [NAME=]FILE...]",
      "                         [OPTIONS]"
    },
    description = {
      "Run a SavedModel on the rows of a file. Files are read and written in parts and may be larger"
          + " than memory.",
      ""
    },
    footer = {
      "",
      "Input: npy, npz (arrays by input name), csv (with or without a header), json (an array of"
          + " rows, or TensorFlow Serving's {\"instances\": [...]}), jsonl (a row a line). Csv for"
          + " several inputs names the columns: age, or image_0, image_1, ... Json rows for several"
          + " inputs are objects.",
      "Output: npy, npz, csv (with a header), json ({\"predictions\": [...]}), jsonl.",
      "",
      "Examples:",
      "  keras-jvm predict models/sonar/keras3.8 --input rows.csv",
      "  keras-jvm predict model --input x.npy --output y.npy --batch-size 256",
      "  keras-jvm predict model --input a=a.npy --input b=b.npy --output y.npz",
      "  cat rows.json | keras-jvm predict model --input - | jq '.predictions[0]'"
    })
final class PredictCommand implements Callable<Integer> {

  @Parameters(paramLabel = "PATH", description = "The model; as for inspect.")
  private String path;

  @Option(
      names = {"-i", "--input"},
      required = true,
      paramLabel = "[NAME=]FILE",
      description = "The rows; with NAME for one input of several; - for standard input.")
  private List<String> inputs = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "[NAME=]FILE",
      description = "Where the answers go; standard output by default.")
  private List<String> outputs = List.of("-");

  @Option(
      names = "--to",
      paramLabel = "FORM",
      description =
          "csv, json, jsonl, npy or npz, where the file's name does not tell. Standard output is"
              + " csv for csv, else json.")
  private @Nullable Format to;

  @Option(
      names = "--signature",
      paramLabel = "NAME",
      description = "What to call; serving_default, or the only signature.")
  private @Nullable String signature;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      defaultValue = "32",
      description = "Rows in one call; ${DEFAULT-VALUE}.")
  private int batchSize;

  @Option(
      names = "--header",
      paramLabel = "WHEN",
      defaultValue = "detect",
      description =
          "Whether csv input begins with names: yes, no, or detect, the default: it does if a cell"
              + " there is no number; in csv with texts, if one is an input's name.")
  private HeaderRule header = HeaderRule.DETECT;

  @Mixin private final ModelOptions options = new ModelOptions();

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private long done;

  @Override
  public Integer call() throws IOException {
    if (batchSize < 1) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "predict: batch_size must be 1 or more; received " + batchSize);
    }
    long start = System.nanoTime();
    try (SavedModel model = options.load(path)) {
      run(signature == null ? model.defaultSignature() : model.signature(signature));
    } catch (NobodyReadsException e) {
      if (outputs.size() > 1) {
        throw e; // other files lack rows
      }
      return CommandLine.ExitCode.OK;
    }
    if (!toStandardOutput()) {
      double seconds = (System.nanoTime() - start) / 1e9;
      spec.commandLine()
          .getOut()
          .printf(
              Locale.ROOT,
              "%s: %s in %.1f s%n",
              String.join(", ", outputs),
              Columns.plural(done, "row"),
              seconds);
      spec.commandLine().getOut().flush();
    }
    return CommandLine.ExitCode.OK;
  }

  private void run(Signature function) throws IOException {
    try (Feed feed = Feed.open(inputs, function.inputs(), header, System.in);
        Results results = results(function, feed)) {
      PredictRun run = new PredictRun(function, feed, results, batchSize);
      boolean watched = TextOutput.isTerminal() && !toStandardOutput();
      done = run.run(watched ? TextOutput.standard() : null);
    }
  }

  private Results results(Signature function, Feed feed) throws IOException {
    Format standardForm = feed.isCsv() ? Format.CSV : Format.JSON;
    return Results.open(outputs, function.outputs(), to, standardForm, System.out);
  }

  private boolean toStandardOutput() {
    return outputs.stream().anyMatch(file -> file.equals("-") || file.endsWith("=-"));
  }
}
