package org.kerasjvm.console;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;

class TextOutputTest {

  @Test
  void writesTheBarAsItIsWhereTheEncodingHasIt() {
    assertThat(written(UTF_8)).isEqualTo("3/4 ━━ é\n".getBytes(UTF_8));
  }

  @Test
  void writesEqualSignsWhereTheEncodingHasNoBar() {
    assertThat(written(ISO_8859_1)).isEqualTo("3/4 == é\n".getBytes(ISO_8859_1));
  }

  @Test
  void standardOutputIsLookedUpAtEachMessage() {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(bytes, true, UTF_8));
      TextOutput.standard().print("Epoch 1/2");
    } finally {
      System.setOut(before);
    }
    assertThat(bytes.toString(UTF_8)).isEqualTo("Epoch 1/2");
  }

  @Test
  void canGiveUpRedrawing() {
    TextOutput output = TextOutput.to(new StringBuilder());
    assertThat(output.redrawsLines()).isTrue();
    assertThat(output.withoutRedraw().redrawsLines()).isFalse();
  }

  private static byte[] written(Charset charset) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    TextOutput.to(new PrintStream(bytes, true, UTF_8), charset).println("3/4 ━━ é");
    return bytes.toByteArray();
  }
}
