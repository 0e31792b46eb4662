package org.kerasjvm.parity;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every case of {@code python-export/parity/grids/constraint.py} against what Keras gave for it.
 */
class ConstraintParityTest {

  private static final FamilyGolden GOLDEN = FamilyGolden.read("constraint");

  @TestFactory
  Stream<DynamicTest> equalsKeras() {
    return GOLDEN.tests();
  }

  @Test
  void allComponentsHaveCases() {
    GOLDEN.assertComplete();
  }
}
