package org.kerasjvm.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HalfFloatsTest {

  @Test
  void everyHalfComesBackAsItWas() {
    for (int bits = 0; bits <= 0xffff; bits++) {
      float half = HalfFloats.fromFloat16((short) bits);
      float brain = HalfFloats.fromBfloat16((short) bits);
      if (!Float.isNaN(half)) {
        assertThat(HalfFloats.toFloat16(half)).isEqualTo((short) bits);
      }
      if (!Float.isNaN(brain)) {
        assertThat(HalfFloats.toBfloat16(brain)).isEqualTo((short) bits);
      }
    }
  }

  @Test
  void knowsTheLandmarksOfFloat16() {
    assertThat(HalfFloats.fromFloat16((short) 0x3c00)).isEqualTo(1f);
    assertThat(HalfFloats.fromFloat16((short) 0x7bff)).isEqualTo(65504f);
    assertThat(HalfFloats.fromFloat16((short) 0x0001)).isEqualTo(0x1p-24f);
    assertThat(HalfFloats.fromFloat16((short) 0x3555)).isEqualTo(0.33325195f);
    assertThat(HalfFloats.fromBfloat16((short) 0x3f80)).isEqualTo(1f);
  }

  @Test
  void roundsHalvesToEven() {
    assertThat(HalfFloats.toFloat16(2049f)).isEqualTo(HalfFloats.toFloat16(2048f));
    assertThat(HalfFloats.toFloat16(2051f)).isEqualTo(HalfFloats.toFloat16(2052f));
    assertThat(HalfFloats.toFloat16(65519f)).isEqualTo((short) 0x7bff);
    assertThat(HalfFloats.toFloat16(65520f)).isEqualTo((short) 0x7c00);
    assertThat(HalfFloats.toBfloat16(257f)).isEqualTo(HalfFloats.toBfloat16(256f));
    assertThat(HalfFloats.toBfloat16(259f)).isEqualTo(HalfFloats.toBfloat16(260f));
    assertThat(HalfFloats.fromFloat16(HalfFloats.toFloat16(Float.NaN))).isNaN();
  }
}
