package org.kerasjvm.callbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.kerasjvm.Options.field;
import static org.kerasjvm.Options.headers;
import static org.kerasjvm.Options.path;
import static org.kerasjvm.Options.root;
import static org.kerasjvm.Options.sendAsJson;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server on this machine alone. */
class RemoteMonitorTest {

  private final List<String> received = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private String root;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::take);
    server.start();
    root = "http://localhost:" + server.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void take(HttpExchange exchange) throws IOException {
    received.add(
        "%s %s %s %s"
            .formatted(
                exchange.getRequestURI(),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                exchange.getRequestHeaders().getFirst("X-Key"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  private static Map<String, Double> logs() {
    Map<String, Double> logs = new LinkedHashMap<>();
    logs.put("accuracy", 0.5);
    logs.put("loss", 1e-5);
    logs.put("val_loss", Double.NaN);
    return logs;
  }

  @Test
  void postsAFormWithOneField() {
    new RemoteMonitor(root(root)).onEpochEnd(3, logs());
    assertThat(received).hasSize(1);
    assertThat(URLDecoder.decode(received.get(0), StandardCharsets.UTF_8))
        .isEqualTo(
            "/publish/epoch/end/ application/x-www-form-urlencoded null data={\"epoch\": 3,"
                + " \"accuracy\": 0.5, \"loss\": 1e-05, \"val_loss\": NaN}");
  }

  @Test
  void postsJsonWithHeadersOfOnesOwn() {
    new RemoteMonitor(
            root(root), path("/x"), field("y"), headers(Map.of("X-Key", "k")), sendAsJson(true))
        .onEpochEnd(0, Map.of("loss", 2.0));
    assertThat(received).containsExactly("/x application/json k {\"epoch\": 0, \"loss\": 2.0}");
  }

  @Test
  void aServerThatIsNotThereDoesNotEndTheFit() {
    server.stop(0);
    assertThatCode(() -> new RemoteMonitor(root(root)).onEpochEnd(0, logs()))
        .doesNotThrowAnyException();
  }
}
