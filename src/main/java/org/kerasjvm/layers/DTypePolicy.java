package org.kerasjvm.layers;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerasjvm.config.Codec;
import org.kerasjvm.config.Param;

/** The dtype policy of a layer, in Keras's JSON; float32 is the one there is. */
final class DTypePolicy {

  static final Codec<Object> CODEC =
      new Codec<>() {
        @Override
        public Object read(@Nullable Object given) {
          Object name = nameOf(given);
          if (!"float32".equals(name)) {
            throw Param.mustBe("float32, the only policy so far", given);
          }
          return "float32";
        }

        @Override
        public Object write(@Nullable Object given) {
          Map<String, @Nullable Object> json = new LinkedHashMap<>();
          json.put("module", "keras");
          json.put("class_name", "DTypePolicy");
          json.put("config", Map.of("name", "float32"));
          json.put("registered_name", null);
          return json;
        }
      };

  private DTypePolicy() {}

  private static @Nullable Object nameOf(@Nullable Object given) {
    if (given instanceof Map<?, ?> json && json.get("config") instanceof Map<?, ?> config) {
      return config.get("name");
    }
    return given;
  }
}
