/**
 * TensorFlow's SavedModels: directories with a graph, its weights and named signatures, which any
 * TensorFlow can run without the code that made them. Start with {@link
 * org.kerasjvm.savedmodel.Examples}: sample inputs with the outputs that the writer saw, stored
 * inside the directory, so that whoever opens it can prove that its answers are the same.
 *
 * <p>Nothing here knows layers or models; {@code Model.export} stands on it.
 */
@NullMarked
package org.kerasjvm.savedmodel;

import org.jspecify.annotations.NullMarked;
