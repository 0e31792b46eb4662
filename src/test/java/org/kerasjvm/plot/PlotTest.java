package org.kerasjvm.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class PlotTest {

  private static final Plot LINE = Plots.plot(new double[] {1, 3, 2});

  @TempDir Path folder;

  @Test
  void savesByExtension() throws IOException {
    Path png = folder.resolve("new/folder/line.PNG");
    LINE.save(png);
    assertThat(ImageIO.read(png.toFile()).getWidth()).isEqualTo(1280);
    Path svg = folder.resolve("line.svg");
    LINE.save(svg);
    assertThat(Files.readString(svg)).startsWith("<?xml").endsWith("</svg>\n");
  }

  @Test
  void replacesAFileAndLeavesNothingBesideIt() throws IOException {
    Path file = folder.resolve("line.svg");
    Files.writeString(file, "old");
    LINE.save(file);
    assertThat(Files.readString(file)).isEqualTo(LINE.toSvg());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aFailedSaveKeepsTheOldFile() throws IOException {
    Path target = Files.createDirectory(folder.resolve("busy.svg"));
    Files.writeString(target.resolve("content"), "x");
    assertThatThrownBy(() -> LINE.save(target)).hasMessageStartingWith("save: " + target);
    assertThat(target.resolve("content")).hasContent("x");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(target);
    }
  }

  @Test
  void rejectsOtherExtensionsAndWritesNothing() throws IOException {
    assertThatThrownBy(() -> LINE.save(folder.resolve("line.jpg")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("save: the file name must end in .png or .svg; received \"line.jpg\".");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void sizeIsInInchesAndDpiInPixelsAnInch() throws IOException {
    Path file = folder.resolve("line.png");
    LINE.size(5, 2.5).dpi(120).save(file);
    assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(600);
    assertThat(ImageIO.read(file.toFile()).getHeight()).isEqualTo(300);
    assertThat(LINE.size(5, 2.5).toSvg()).contains("width=\"360pt\" height=\"180pt\"");
  }

  @Test
  void pngStatesItsResolution() {
    byte[] png = LINE.dpi(100).toPng();
    int at = new String(png, StandardCharsets.ISO_8859_1).indexOf("pHYs") + 4;
    assertThat(ByteBuffer.wrap(png).getInt(at)).isEqualTo(3937);
    assertThat(png[at + 8]).isEqualTo((byte) 1);
  }

  @Test
  void rejectsSizesAndResolutionsOutOfRange() {
    assertThatThrownBy(() -> LINE.size(640, 480))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "size: width and height must be inches in (0, 100]; received 640.0 x 480.0. A picture"
                + " of 8 x 6 inches at dpi(100) has 800 x 600 pixels.");
    assertThatThrownBy(() -> LINE.dpi(0)).hasMessage("dpi: must be in [1, 2400]; received 0.");
    assertThatThrownBy(() -> LINE.size(100, 100).dpi(2400).toPng())
        .hasMessage(
            "dpi: the picture must have at most 200000000 pixels; received 240000 x 240000.");
    assertThatThrownBy(() -> LINE.size(0.4, 0.4).toSvg())
        .hasMessage(
            "size: must leave room for the axes beside labels, titles and legends; received 0.4 x"
                + " 0.4 inches. Make the picture larger or the texts shorter.");
    assertThatThrownBy(() -> LINE.xlim(1, 1))
        .hasMessage("xlim: must be two different finite numbers; received 1.0 and 1.0.");
  }

  @Test
  void changesGiveANewPlot() {
    String before = LINE.toSvg();
    assertThat(LINE.title("t").ylim(0, 9).toSvg()).isNotEqualTo(before);
    assertThat(LINE.toSvg()).isEqualTo(before);
  }

  @Test
  void limitsSetWhatTheAxesShow() {
    String svg = LINE.xlim(0, 100).ylim(-5, 5).toSvg();
    assertThat(svg).contains(">100</text>", ">−4</text>");
  }

  @Test
  void textIsEscapedAndTheDocumentIsXml() throws Exception {
    String title = "a < b & \"c\" > d \u0001 e";
    String svg = LINE.title(title).xlabel("μ ≤ 1").toSvg();
    assertThat(svg).contains("a &lt; b &amp; &quot;c&quot; &gt; d  e");
    var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    var document = builder.parse(new InputSource(new StringReader(svg)));
    assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
  }

  @Test
  void longTitlesAreBroken() {
    String svg = LINE.title("word ".repeat(30).trim()).toSvg();
    assertThat(svg).containsPattern(">(word )+word</text>\n<text [^>]*>(word )+word</text>");
  }

  @Test
  void theSameCallGivesTheSameBytes() {
    assertThat(LINE.toPng()).isEqualTo(LINE.toPng());
  }

  @Test
  void thePictureHasAWhiteGroundAndBlackFrame() {
    Picture picture = Picture.of(LINE);
    Rect box = picture.axes(1);
    assertThat(picture.rgb(1, 1)).isEqualTo(0xFFFFFF);
    assertThat(picture.shows(0x000000)).isTrue();
    assertThat(picture.rgb(box.x() + 3, box.y() + 3)).isEqualTo(0xFFFFFF);
    assertThat(picture.shows(0x1F77B4)).isTrue();
  }
}
