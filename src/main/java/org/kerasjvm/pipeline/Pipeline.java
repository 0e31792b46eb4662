package org.kerasjvm.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kerasjvm.base.Classifier;
import org.kerasjvm.base.Estimator;
import org.kerasjvm.data.NDArray;
import org.kerasjvm.preprocessing.Transformer;

/**
 * Transformers followed by an estimator, fitted and used as one ({@code
 * sklearn.pipeline.Pipeline}).
 *
 * <pre>{@code
 * Pipeline pipeline =
 *     new Pipeline(step("standardize", new StandardScaler()), step("mlp", classifier));
 * NDArray results = crossValScore(pipeline, x, y, kfold);
 * }</pre>
 *
 * <p>The steps are the objects given: fitting the pipeline fits them, and closing it closes the
 * last.
 */
public final class Pipeline implements Classifier {
  private final List<Step> steps;
  private final List<Transformer> transformers = new ArrayList<>();
  private final Estimator last;

  /**
   * A pipeline of transformers and, as its last step, an estimator.
   *
   * @throws IllegalArgumentException if there is no step, a name is taken twice or holds "__", or a
   *     step is of the wrong kind for its place
   */
  public Pipeline(Step... steps) {
    this(List.of(steps));
  }

  private Pipeline(List<Step> steps) {
    checkNames(steps.stream().map(Step::name).toList());
    int end = steps.size() - 1;
    for (Step step : steps.subList(0, end)) {
      if (!(step.object() instanceof Transformer transformer)) {
        throw new IllegalArgumentException(
            "Pipeline: All intermediate steps should be transformers and implement fit and"
                + " transform; received "
                + step
                + ".");
      }
      transformers.add(transformer);
    }
    if (!(steps.get(end).object() instanceof Estimator estimator)) {
      throw new IllegalArgumentException(
          "Pipeline: Last step of Pipeline should be an estimator; received "
              + steps.get(end)
              + ".");
    }
    this.steps = steps;
    this.last = estimator;
  }

  private static void checkNames(List<String> names) {
    if (names.isEmpty()) {
      throw new IllegalArgumentException(
          "Pipeline: must have steps; received none. The last one is the estimator.");
    }
    if (names.stream().distinct().count() < names.size()) {
      throw new IllegalArgumentException(
          "Pipeline: Names provided are not unique; received " + names + ".");
    }
    if (names.stream().anyMatch(name -> name.contains("__"))) {
      throw new IllegalArgumentException(
          "Pipeline: Estimator names must not contain __; received " + names + ".");
    }
  }

  /** A step that turns rows into other rows. */
  public static Step step(String name, Transformer transformer) {
    return new Step(name, transformer);
  }

  /** The last step. */
  public static Step step(String name, Estimator estimator) {
    return new Step(name, estimator);
  }

  @Override
  public Pipeline fit(Object x, Object y) {
    Object rows = x;
    for (Transformer transformer : transformers) {
      rows = transformer.fitTransform(rows);
    }
    last.fit(rows, y);
    return this;
  }

  @Override
  public NDArray predict(Object x) {
    return last.predict(transformed(x));
  }

  @Override
  public NDArray predictProba(Object x) {
    return classifier("predict_proba").predictProba(transformed(x));
  }

  @Override
  public double score(Object x, Object y) {
    return last.score(transformed(x), y);
  }

  @Override
  public NDArray classes() {
    return classifier("classes_").classes();
  }

  @Override
  public boolean isClassifier() {
    return last.isClassifier();
  }

  /** The objects of the steps by name, in order. */
  public Map<String, Object> namedSteps() {
    Map<String, Object> byName = new LinkedHashMap<>();
    steps.forEach(step -> byName.put(step.name(), step.object()));
    return Collections.unmodifiableMap(byName);
  }

  /** The last step. */
  public Estimator lastStep() {
    return last;
  }

  /** An unfitted pipeline of copies of the steps. */
  @Override
  public Pipeline copy() {
    return new Pipeline(steps.stream().map(Step::copy).toList());
  }

  @Override
  public void close() {
    last.close();
  }

  private Object transformed(Object x) {
    Object rows = x;
    for (Transformer transformer : transformers) {
      rows = transformer.transform(rows);
    }
    return rows;
  }

  private Classifier classifier(String attribute) {
    if (last.isClassifier() && last instanceof Classifier classifier) {
      return classifier;
    }
    throw new IllegalStateException(
        "This 'Pipeline' has no attribute '"
            + attribute
            + "': its last step, "
            + steps.get(steps.size() - 1)
            + ", is no classifier.");
  }

  @Override
  public String toString() {
    return "Pipeline(steps=" + Arrays.toString(steps.toArray()) + ")";
  }
}
