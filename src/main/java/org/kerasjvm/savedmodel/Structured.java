package org.kerasjvm.savedmodel;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.tensorflow.proto.Struct.DictValue;
import org.tensorflow.proto.Struct.ListValue;
import org.tensorflow.proto.Struct.NamedTupleValue;
import org.tensorflow.proto.Struct.NoneValue;
import org.tensorflow.proto.Struct.PairValue;
import org.tensorflow.proto.Struct.StructuredValue;
import org.tensorflow.proto.Struct.TensorSpecProto;
import org.tensorflow.proto.Struct.TupleValue;

/** Python values as SavedModels write them: what a function takes and gives. */
final class Structured {

  static final StructuredValue NONE =
      StructuredValue.newBuilder().setNoneValue(NoneValue.getDefaultInstance()).build();

  private Structured() {}

  static StructuredValue tensor(ExportedTensor spec) {
    return StructuredValue.newBuilder()
        .setTensorSpecValue(
            TensorSpecProto.newBuilder()
                .setName(spec.key())
                .setDtype(InferenceGraph.dataType(spec.dtype()))
                .setShape(SavedModelWriter.shape(spec.shape())))
        .build();
  }

  /** The tensor if there is one, else a list of them. */
  static StructuredValue oneOrList(List<ExportedTensor> specs) {
    return specs.size() == 1
        ? tensor(specs.get(0))
        : list(specs.stream().map(Structured::tensor).toList());
  }

  /** The tensors by key. */
  static StructuredValue byKey(List<ExportedTensor> specs) {
    DictValue.Builder dict = DictValue.newBuilder();
    specs.forEach(spec -> dict.putFields(spec.key(), tensor(spec)));
    return StructuredValue.newBuilder().setDictValue(dict).build();
  }

  static StructuredValue tuple(StructuredValue... values) {
    return StructuredValue.newBuilder()
        .setTupleValue(TupleValue.newBuilder().addAllValues(Arrays.asList(values)))
        .build();
  }

  static StructuredValue list(List<StructuredValue> values) {
    return StructuredValue.newBuilder()
        .setListValue(ListValue.newBuilder().addAllValues(values))
        .build();
  }

  private static StructuredValue texts(List<String> texts) {
    return list(
        texts.stream()
            .map(text -> StructuredValue.newBuilder().setStringValue(text).build())
            .toList());
  }

  /** Python's {@code inspect.FullArgSpec} of a function without defaults. */
  static StructuredValue fullArgSpec(List<String> args, List<String> keywordsOnly) {
    NamedTupleValue.Builder spec = NamedTupleValue.newBuilder().setName("FullArgSpec");
    Map<String, StructuredValue> given =
        Map.of(
            "args",
            texts(args),
            "kwonlyargs",
            texts(keywordsOnly),
            "annotations",
            byKey(List.of()));
    for (String key :
        List.of(
            "args",
            "varargs",
            "varkw",
            "defaults",
            "kwonlyargs",
            "kwonlydefaults",
            "annotations")) {
      spec.addValues(PairValue.newBuilder().setKey(key).setValue(given.getOrDefault(key, NONE)));
    }
    return StructuredValue.newBuilder().setNamedTupleValue(spec).build();
  }
}
