package org.kerasjvm.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kerasjvm.bench.Entrant.Kind;

class EntrantsTest {

  private static final Path SCRIPTS = Path.of("python-export");

  @Test
  void areThoseOfThisJvmWithoutPython() {
    assertThat(Entrants.of(List.of(), null, SCRIPTS).entrants())
        .isNotEmpty()
        .allMatch(entrant -> entrant.kind() == Kind.JAVA);
  }

  @Test
  void areThoseAskedForInTheColumnsOrder() {
    assertThat(Entrants.of(List.of("products", "auto"), null, SCRIPTS).entrants())
        .containsExactly(Entrant.AUTO, Entrant.PRODUCTS);
  }

  @Test
  void needAPythonForKerasAndJax() {
    assertThatThrownBy(() -> Entrants.of(List.of("keras"), null, SCRIPTS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("bench: keras needs --python FILE, a Python that has keras and tensorflow.");
    assertThatThrownBy(() -> Entrants.of(List.of("jax"), null, SCRIPTS))
        .hasMessage("bench: jax needs --python FILE, a Python that has jax.");
  }

  @Test
  void refusesAnUnknownName() {
    assertThatThrownBy(() -> Entrants.of(List.of("torch"), null, SCRIPTS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("bench: a contender must be one of " + Entrant.ids() + "; received 'torch'.");
  }
}
