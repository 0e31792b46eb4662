package org.kerasjvm.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkerTest {

  @Test
  void answersLineByLine() throws IOException {
    List<String> asked = new ArrayList<>();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Worker.serve(
        new FakeContender("auto", 0.5, asked),
        new BufferedReader(new StringReader("prepare 0\nfit 3\npredict 100\nmemory 0\n")),
        new PrintStream(out, true, StandardCharsets.UTF_8));
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("auto 1.0", "0.25", "1.5", "12.5", "321.0");
    assertThat(asked).containsExactly("auto prepare", "auto fit 3", "auto predict", "auto memory");
  }

  @Test
  void trainsInAJvmOfItsOwn() {
    Workload circles = Workloads.named(List.of("circles")).get(0);
    try (Contender contender = ProcessContender.java(Entrant.AUTO, circles)) {
      assertThat(contender.description()).startsWith("keras-jvm ");
      assertThat(contender.prepare()).isPositive();
      assertThat(contender.fit(1)).isPositive();
      assertThat(contender.predictOneRow(3)).isPositive();
    }
  }

  @Test
  void saysWhyItEnded() {
    Workload circles = Workloads.named(List.of("circles")).get(0);
    try (Contender contender = ProcessContender.java(Entrant.AUTO, circles)) {
      assertThatThrownBy(() -> contender.fit(1))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessage("bench: keras-jvm ended early. prepare comes first");
    }
  }

  @Test
  void runsTheMatrixProductsAlone() {
    Workload width = Workloads.named(List.of("width-16")).get(0);
    try (Contender contender = new ProductsContender(width)) {
      assertThat(contender.prepare()).isPositive();
      assertThat(contender.fit(2)).isPositive();
      assertThat(contender.predictOneRow(3)).isNaN();
    }
  }
}
