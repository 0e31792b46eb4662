package org.kerasjvm.parity;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every case of {@code python-export/parity/grids/activation.py} against what Keras gave for it.
 */
class ActivationParityTest {

  private static final FamilyGolden GOLDEN = FamilyGolden.read("activation");

  @TestFactory
  Stream<DynamicTest> equalsKeras() {
    return GOLDEN.tests();
  }

  @Test
  void allComponentsHaveCases() {
    GOLDEN.assertComplete();
  }
}
