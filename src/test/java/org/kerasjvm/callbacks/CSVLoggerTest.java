package org.kerasjvm.callbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kerasjvm.Options.append;
import static org.kerasjvm.Options.separator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.kerasjvm.config.Option;

class CSVLoggerTest {

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> writesTheBytesOfKeras() {
    return ConsoleGolden.cases("callbacks/csv_logger.json").entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () -> replay(folder.resolve(entry.getKey() + ".csv"), entry.getValue())));
  }

  @Test
  void aLineIsInTheFileAsSoonAsItsEpochIsOver() throws IOException {
    Path file = folder.resolve("log.csv");
    CSVLogger logger = new CSVLogger(file);
    logger.onTrainBegin(Map.of());
    logger.onEpochEnd(0, Map.of("loss", 0.5));
    assertThat(Files.readString(file)).isEqualTo("epoch,loss,val_loss\r\n0,0.5,NA\r\n");
    logger.onTrainEnd(Map.of());
  }

  @Test
  void namesAFileThatCannotBeWritten() {
    Path file = folder.resolve("missing").resolve("log.csv");
    assertThatThrownBy(() -> new CSVLogger(file).onTrainBegin(Map.of()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("CSVLogger: cannot write " + file + ".");
  }

  @Test
  void rejectsASeparatorOfTwoCharacters() {
    assertThatThrownBy(() -> new CSVLogger(Path.of("log.csv"), separator(", ")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("CSVLogger: separator must be one character; received ', '.");
  }

  private static void replay(Path file, JsonNode golden) throws IOException {
    for (int run = 0; run < golden.get("runs").size(); run++) {
      CSVLogger logger = new CSVLogger(file, options(golden));
      logger.onTrainBegin(Map.of());
      int epoch = 0;
      for (JsonNode logs : golden.get("runs").get(run)) {
        logger.onEpochEnd(epoch++, ConsoleGolden.logs(logs));
      }
      logger.onTrainEnd(Map.of());
      assertThat(Files.readString(file)).isEqualTo(golden.get("texts").get(run).asText());
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Option<CSVLogger>[] options(JsonNode golden) {
    List<Option<CSVLogger>> options = new ArrayList<>();
    Map<String, Object> settings = EpochReplay.settings(golden);
    settings.forEach(
        (key, value) ->
            options.add(
                key.equals("append") ? append((Boolean) value) : separator((String) value)));
    return options.toArray(new Option[0]);
  }
}
