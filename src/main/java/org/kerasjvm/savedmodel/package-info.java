/**
 * TensorFlow's SavedModels: directories with a graph, its weights and named signatures, which any
 * TensorFlow can run without the code that made them. Start with {@link
 * org.kerasjvm.savedmodel.SavedModel}, which loads and runs one, {@link
 * org.kerasjvm.savedmodel.Signature}, a function of it, and {@link
 * org.kerasjvm.savedmodel.Examples}: sample inputs with the outputs that the writer saw, stored
 * inside the directory, so that whoever opens it can prove that its answers are the same.
 *
 * <p>A call goes {@code Signature} - {@code Inputs} (checks, conversions) - {@code Calls} - {@link
 * org.kerasjvm.engine.Endpoints} and its frames (the native tensors of one call), as every
 * prediction does; {@code NativeModel} is the native graph and session, and {@code GraphLoader}
 * does what TensorFlow's own loader does.
 *
 * <p>{@link org.kerasjvm.savedmodel.SavedModelWriter} writes one: {@code InferenceGraph} is the
 * traced forward pass, {@code Checkpoint} its weights, {@code ObjectGraph} what Python makes of it,
 * and {@link org.kerasjvm.savedmodel.SavedModelDirectory} puts all in place in one step.
 *
 * <p>Nothing here knows layers or models; {@code Model.export} stands on it.
 */
@NullMarked
package org.kerasjvm.savedmodel;

import org.jspecify.annotations.NullMarked;
