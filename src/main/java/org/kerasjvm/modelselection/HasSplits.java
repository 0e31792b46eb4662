package org.kerasjvm.modelselection;

import org.kerasjvm.config.HasRandomState;
import org.kerasjvm.config.HasShuffle;

/** Capability: something that splits rows into a number of folds. */
public interface HasSplits extends HasRandomState, HasShuffle {}
