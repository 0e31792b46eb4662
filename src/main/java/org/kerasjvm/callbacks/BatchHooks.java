package org.kerasjvm.callbacks;

import java.util.Map;

/** Which batch hooks a callback class overrides; found once for each class. */
record BatchHooks(boolean train, boolean test, boolean predict) {

  private static final ClassValue<BatchHooks> CACHE =
      new ClassValue<>() {
        @Override
        protected BatchHooks computeValue(Class<?> type) {
          return new BatchHooks(
              overridesAny(
                  type, "onTrainBatchBegin", "onTrainBatchEnd", "onBatchBegin", "onBatchEnd"),
              overridesAny(type, "onTestBatchBegin", "onTestBatchEnd"),
              overridesAny(type, "onPredictBatchBegin", "onPredictBatchEnd"));
        }
      };

  static BatchHooks of(Class<? extends Callback> type) {
    return CACHE.get(type);
  }

  private static boolean overridesAny(Class<?> type, String... hooks) {
    for (String hook : hooks) {
      if (overrides(type, hook)) {
        return true;
      }
    }
    return false;
  }

  private static boolean overrides(Class<?> type, String hook) {
    try {
      return type.getMethod(hook, int.class, Map.class).getDeclaringClass() != Callback.class;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(hook + " is no hook of " + type, e);
    }
  }
}
