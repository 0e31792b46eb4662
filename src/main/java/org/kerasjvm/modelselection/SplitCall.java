package org.kerasjvm.modelselection;

import org.kerasjvm.config.HasRandomState;
import org.kerasjvm.config.HasShuffle;

/** Capability: a call of {@link ModelSelection#trainTestSplit}. */
public interface SplitCall extends HasRandomState, HasShuffle {}
