package org.kerasjvm.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.kerasjvm.savedmodel.ModelInfo;
import org.kerasjvm.savedmodel.SavedModel;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inspect}: what the files of a SavedModel say; TensorFlow is not loaded. */
@Command(
    name = "inspect",
    description = {
      "Show what a SavedModel takes, gives and holds. Reads its files only and runs nothing, so that"
          + " models from anywhere can be looked at.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  keras-jvm inspect models/mnist/keras3.8",
      "  keras-jvm inspect --json model.zip | jq '.graphs[0].signatures'",
      "",
      "--json prints one object: path, bytes, files, written_by, examples and graphs. Each graph"
          + " has tags, tensorflow_version, graph_version, init_operation, signatures (by name:"
          + " method_name, inputs and outputs by name: dtype, shape, tensor), variables (name,"
          + " dtype, shape, size, served), assets, functions and operations. In shapes null is an"
          + " open length; a shape that is null is not known at all."
    })
final class InspectCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "PATH",
      description =
          "The model's directory; or a zip or jar file with one inside, file.jar!/directory if"
              + " there are several.")
  private String path;

  @Option(names = "--json", description = "Print everything as one JSON object.")
  private boolean json;

  @Option(
      names = "--all",
      description =
          "Also list what signatures do not read: copies of variables, functions for Python,"
              + " operations, files.")
  private boolean all;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws JsonProcessingException {
    ModelInfo info = SavedModel.inspect(path);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.text(InspectJson.of(info)));
    } else {
      boolean colours = spec.commandLine().getColorScheme().ansi().enabled();
      new InspectText(new Columns(out, colours), all).print(info);
    }
    out.flush();
    return CommandLine.ExitCode.OK;
  }
}
