package org.kerasjvm.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each Java listing of the documentation compiles as it stands, inside a method. */
class ListingsTest {

  private static final Pattern LISTING = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);

  @TempDir Path classes;

  @TestFactory
  Stream<DynamicTest> compiles() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path page : pages()) {
      Matcher listing = LISTING.matcher(Files.readString(page));
      for (int number = 1; listing.find(); number++) {
        String code = listing.group(1);
        tests.add(
            dynamicTest(page + " listing " + number, () -> assertThat(errors(code)).isEmpty()));
      }
    }
    assertThat(tests).hasSizeGreaterThan(3);
    return tests.stream();
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.list(Path.of("docs"))) {
      List<Path> pages = new ArrayList<>(docs.filter(p -> p.toString().endsWith(".md")).toList());
      pages.add(Path.of("README.md"));
      return pages;
    }
  }

  private String errors(String code) {
    String imports = lines(code, true);
    String body = lines(code, false);
    String source =
        imports + "\nclass Listing {\n void run() throws Exception {\n" + body + "\n}\n}\n";
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("string:///Listing.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter out = new StringWriter();
    List<String> options =
        List.of(
            "-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
    boolean compiled = compiler.getTask(out, null, null, options, null, List.of(file)).call();
    return compiled ? "" : out + source;
  }

  private static String lines(String code, boolean imports) {
    return code.lines()
        .filter(line -> line.startsWith("import ") == imports)
        .collect(Collectors.joining("\n"));
  }
}
