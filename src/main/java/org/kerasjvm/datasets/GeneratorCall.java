package org.kerasjvm.datasets;

import org.kerasjvm.config.HasRandomState;
import org.kerasjvm.config.HasShuffle;

/** Capability: a call that generates samples. */
public interface GeneratorCall extends HasRandomState, HasShuffle {}
