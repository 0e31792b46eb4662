package org.kerasjvm.cli;

import java.util.List;
import org.kerasjvm.Options;
import org.kerasjvm.savedmodel.SavedModel;
import picocli.CommandLine.Option;

/** Which graph of a SavedModel a command loads. */
final class ModelOptions {

  @Option(
      names = "--tags",
      paramLabel = "TAG",
      split = ",",
      description = "The tags of the graph, where there are several graphs: serve,gpu.")
  private List<String> tags = List.of();

  SavedModel load(String path) {
    return tags.isEmpty()
        ? SavedModel.load(path)
        : SavedModel.load(path, Options.tags(tags.toArray(new String[0])));
  }
}
