package org.kerasjvm.callbacks;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.kerasjvm.config.Config;
import org.kerasjvm.config.Option;
import org.kerasjvm.config.Param;
import org.kerasjvm.config.Schema;
import org.kerasjvm.console.PythonText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts the epoch and its logs to a server at the end of every epoch. A server that does not answer
 * is reported in the log and does not end the fit.
 *
 * <p><b>Options</b> (default): {@code root} ("http://localhost:9000"), {@code path}
 * ("/publish/epoch/end/"), {@code field} ("data"), {@code headers} (none), {@code sendAsJson}
 * (false: as the field of a form).
 *
 * <p><b>Semantics.</b> Keras 3.8 {@code keras/src/callbacks/remote_monitor.py}.
 */
public final class RemoteMonitor extends Callback {

  /** The server. */
  public static final Param<String> ROOT = Param.text("root").required();

  /** The path on it. */
  public static final Param<String> PATH = Param.text("path").required();

  /** The form's field. */
  public static final Param<String> FIELD = Param.text("field").required();

  /** Headers of one's own. */
  public static final Param<Map<?, ?>> HEADERS =
      Param.of(
          "headers",
          given -> {
            if (given == null || given instanceof Map<?, ?>) {
              return (Map<?, ?>) given;
            }
            throw Param.mustBe("a map from names to values", given);
          });

  /** Whether the body is JSON, and no form. */
  public static final Param<Boolean> SEND_AS_JSON = Param.bool("send_as_json");

  static final Schema SCHEMA =
      Schema.of("RemoteMonitor")
          .with(ROOT, "http://localhost:9000")
          .with(PATH, "/publish/epoch/end/")
          .with(FIELD, "data")
          .with(HEADERS, null)
          .with(SEND_AS_JSON, false);

  private static final Logger LOG = LoggerFactory.getLogger(RemoteMonitor.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Config config;
  private final URI address;

  /**
   * Makes the callback.
   *
   * @param options see above
   * @throws IllegalArgumentException if an option is wrong, or root and path are no address
   */
  @SafeVarargs
  public RemoteMonitor(Option<? super RemoteMonitor>... options) {
    config = SCHEMA.configure(options);
    address = URI.create(config.get(ROOT) + config.get(PATH));
  }

  @Override
  public void onEpochEnd(int epoch, Map<String, Double> logs) {
    boolean asJson = config.get(SEND_AS_JSON);
    String json = json(epoch, logs);
    String body = asJson ? json : encoded(config.get(FIELD)) + "=" + encoded(json);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header(
                "Content-Type", asJson ? "application/json" : "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    Map<?, ?> headers = config.find(HEADERS);
    if (headers != null) {
      headers.forEach((name, value) -> request.setHeader("" + name, "" + value));
    }
    send(request.build());
  }

  private void send(HttpRequest request) {
    HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    try {
      client.send(request, HttpResponse.BodyHandlers.discarding());
    } catch (IOException e) {
      LOG.warn("Could not reach RemoteMonitor root server at {}", config.get(ROOT));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Python's {@code json.dumps}. */
  private static String json(int epoch, Map<String, Double> logs) {
    StringBuilder json = new StringBuilder("{\"epoch\": " + epoch);
    logs.forEach(
        (key, value) ->
            json.append(", \"")
                .append(key.replace("\\", "\\\\").replace("\"", "\\\""))
                .append("\": ")
                .append(number(value)));
    return json.append('}').toString();
  }

  private static String number(double value) {
    return Double.isNaN(value)
        ? "NaN"
        : Double.isInfinite(value)
            ? (value > 0 ? "Infinity" : "-Infinity")
            : PythonText.repr(value);
  }
}
