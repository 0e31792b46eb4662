package org.kerasjvm.savedmodel;

import org.kerasjvm.data.DType;
import org.tensorflow.ndarray.Shape;

/**
 * One input or output of a signature.
 *
 * @param key its name in the signature
 * @param dtype the element type
 * @param shape with the batch axis; -1 for open sizes
 */
public record ExportedTensor(String key, DType dtype, Shape shape) {}
