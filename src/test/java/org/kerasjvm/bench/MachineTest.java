package org.kerasjvm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MachineTest {

  @Test
  void readsTheProcessorsName() {
    assertThat(
            Machine.processor(
                List.of("processor\t: 0", "model name\t: Some CPU @ 2GHz", "model name\t: other")))
        .isEqualTo("Some CPU @ 2GHz");
    assertThat(Machine.processor(List.of("processor\t: 0")))
        .isEqualTo(System.getProperty("os.arch") + " processor");
  }

  @Test
  void readsThePeakOfMemory() {
    assertThat(
            ProcessMemory.peakMegabytes(
                List.of("VmPeak:\t  900 kB", "VmHWM:\t  500000 kB", "VmRSS:\t  100 kB")))
        .isEqualTo(512);
    assertThat(ProcessMemory.peakMegabytes(List.of("Name:\tjava"))).isNaN();
  }
}
