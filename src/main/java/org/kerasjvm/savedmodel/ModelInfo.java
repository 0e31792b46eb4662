package org.kerasjvm.savedmodel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the files of a SavedModel say, read without loading it.
 *
 * @param path as given
 * @param metaGraphs its graphs; almost always one
 * @param writtenBy the libraries that wrote it, with versions, if it holds examples; else empty
 * @param examples how many examples it can prove itself with
 * @param files the bytes of each file, by its path inside the model
 */
public record ModelInfo(
    String path,
    List<MetaGraph> metaGraphs,
    Map<String, String> writtenBy,
    int examples,
    Map<String, Long> files) {

  static ModelInfo of(ModelDirectory directory) {
    Examples examples = examples(directory.name(), directory.path());
    return new ModelInfo(
        directory.name(),
        Protos.read(directory.path()),
        examples.writtenBy(),
        examples.examples().size(),
        directory.files());
  }

  static Examples examples(String name, Path path) {
    try {
      return Examples.read(path).orElse(new Examples(Map.of(), List.of()));
    } catch (IOException e) {
      throw new SavedModelException(name + ": its examples cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * The graph with some tags.
   *
   * @throws IllegalArgumentException if there is none
   */
  public MetaGraph choose(Set<String> tags) {
    for (MetaGraph graph : metaGraphs) {
      if (graph.tags().equals(tags)) {
        return graph;
      }
    }
    throw new IllegalArgumentException(
        "SavedModel.load: '%s' has no graph tagged %s; it has %s. Give tags(...) of one of these."
            .formatted(
                path, new TreeSet<>(tags), metaGraphs.stream().map(MetaGraph::tags).toList()));
  }

  /** The only graph, or the one to serve: the one that is loaded unless tags say otherwise. */
  public MetaGraph chooseDefault() {
    return metaGraphs.size() == 1 ? metaGraphs.get(0) : choose(Set.of("serve"));
  }
}
