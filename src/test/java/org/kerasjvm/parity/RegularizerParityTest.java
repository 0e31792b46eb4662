package org.kerasjvm.parity;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every case of {@code python-export/parity/grids/regularizer.py} against what Keras gave for it.
 */
class RegularizerParityTest {

  private static final FamilyGolden GOLDEN = FamilyGolden.read("regularizer");

  @TestFactory
  Stream<DynamicTest> equalsKeras() {
    return GOLDEN.tests();
  }

  @Test
  void allComponentsHaveCases() {
    GOLDEN.assertComplete();
  }
}
