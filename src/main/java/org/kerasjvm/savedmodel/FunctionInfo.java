package org.kerasjvm.savedmodel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.kerasjvm.engine.ElementType;
import org.tensorflow.proto.SavedObjectGraphOuterClass.SavedConcreteFunction;
import org.tensorflow.proto.SavedObjectGraphOuterClass.SavedObject;
import org.tensorflow.proto.SavedObjectGraphOuterClass.SavedObjectGraph;
import org.tensorflow.proto.Struct.StructuredValue;
import org.tensorflow.proto.Struct.TensorSpecProto;
import org.tensorflow.proto.TrackableObjectGraphOuterClass.TrackableObjectGraph.TrackableObject.ObjectReference;

/**
 * A Python function that the model keeps for Python: {@code tf.saved_model.load(path).name} calls
 * it there; here signatures are called.
 *
 * @param name the attribute that holds it, such as {@code serve}
 * @param calls the arguments of each way to call it: {@code x: float32 (None, 784), False}
 */
public record FunctionInfo(String name, List<String> calls) {

  /** The functions that the object at the top holds, by name. */
  static List<FunctionInfo> of(SavedObjectGraph objects) {
    List<FunctionInfo> functions = new ArrayList<>();
    if (objects.getNodesCount() > 0) {
      for (ObjectReference child : objects.getNodes(0).getChildrenList()) {
        List<String> calls =
            concrete(objects.getNodes(child.getNodeId())).stream()
                .map(objects.getConcreteFunctionsMap()::get)
                .filter(Objects::nonNull)
                .map(FunctionInfo::arguments)
                .sorted()
                .toList();
        if (!calls.isEmpty()) {
          functions.add(new FunctionInfo(child.getLocalName(), calls));
        }
      }
    }
    functions.sort(Comparator.comparing(FunctionInfo::name));
    return List.copyOf(functions);
  }

  private static List<String> concrete(SavedObject node) {
    return node.hasBareConcreteFunction()
        ? List.of(node.getBareConcreteFunction().getConcreteFunctionName())
        : node.getFunction().getConcreteFunctionsList();
  }

  /** Positional arguments, then those by keyword. */
  private static String arguments(SavedConcreteFunction function) {
    List<String> texts = new ArrayList<>();
    for (StructuredValue part :
        function.getCanonicalizedInputSignature().getTupleValue().getValuesList()) {
      if (part.hasTupleValue()) {
        part.getTupleValue().getValuesList().forEach(value -> texts.add(text(value)));
      } else {
        part.getDictValue().getFieldsMap().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .forEach(field -> texts.add(field.getKey() + "=" + text(field.getValue())));
      }
    }
    return String.join(", ", texts);
  }

  private static String text(StructuredValue value) {
    return switch (value.getKindCase()) {
      case TENSOR_SPEC_VALUE -> {
        String name = value.getTensorSpecValue().getName();
        yield name.isEmpty() ? type(value) : name + ": " + type(value);
      }
      case NONE_VALUE -> "None";
      case BOOL_VALUE -> value.getBoolValue() ? "True" : "False";
      case INT64_VALUE -> Long.toString(value.getInt64Value());
      case FLOAT64_VALUE -> Double.toString(value.getFloat64Value());
      case STRING_VALUE -> "'" + value.getStringValue() + "'";
      case LIST_VALUE -> "[" + list(value.getListValue().getValuesList()) + "]";
      case TUPLE_VALUE -> "(" + list(value.getTupleValue().getValuesList()) + ")";
      case DICT_VALUE ->
          value.getDictValue().getFieldsMap().entrySet().stream()
              .sorted(Map.Entry.comparingByKey())
              .map(field -> "'" + field.getKey() + "': " + named(field.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      default -> value.getKindCase().name().toLowerCase(Locale.ROOT).replace("_value", "");
    };
  }

  private static String type(StructuredValue tensor) {
    TensorSpecProto spec = tensor.getTensorSpecValue();
    return ElementType.nameOf(spec.getDtype())
        + " "
        + VariableInfo.text(Protos.axes(spec.getShape()));
  }

  /** A value that has a name already. */
  private static String named(StructuredValue value) {
    return value.hasTensorSpecValue() ? type(value) : text(value);
  }

  private static String list(List<StructuredValue> values) {
    return values.stream().map(FunctionInfo::text).collect(Collectors.joining(", "));
  }
}
