package org.kerasjvm.savedmodel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.tensorflow.proto.SavedObjectGraphOuterClass.FunctionSpec;
import org.tensorflow.proto.SavedObjectGraphOuterClass.SavedBareConcreteFunction;
import org.tensorflow.proto.SavedObjectGraphOuterClass.SavedConcreteFunction;
import org.tensorflow.proto.SavedObjectGraphOuterClass.SavedFunction;
import org.tensorflow.proto.SavedObjectGraphOuterClass.SavedObject;
import org.tensorflow.proto.SavedObjectGraphOuterClass.SavedObjectGraph;
import org.tensorflow.proto.SavedObjectGraphOuterClass.SavedUserObject;
import org.tensorflow.proto.SavedObjectGraphOuterClass.SavedVariable;
import org.tensorflow.proto.Struct.StructuredValue;
import org.tensorflow.proto.TrackableObjectGraphOuterClass.TrackableObjectGraph;
import org.tensorflow.proto.TrackableObjectGraphOuterClass.TrackableObjectGraph.TrackableObject;
import org.tensorflow.proto.TrackableObjectGraphOuterClass.TrackableObjectGraph.TrackableObject.ObjectReference;
import org.tensorflow.proto.VersionDef;

/**
 * The Python objects of an exported model, as Keras's {@code ExportArchive} makes them: a root with
 * the callable {@code serve}, the lists {@code variables}, {@code trainable_variables} and {@code
 * non_trainable_variables}, and {@code signatures}. Python loads these and passes over the plain
 * graph, other loaders the other way round ({@code tensorflow/python/saved_model/load.py}).
 */
final class ObjectGraph {

  /** The checkpoint's key of {@link #checkpointGraph}. */
  static final String KEY = "_CHECKPOINTABLE_OBJECT_GRAPH";

  private static final List<String> SIGNATURES = List.of("serving_default", "serve");

  private final List<SavedObject.Builder> objects = new ArrayList<>();
  private final Map<Integer, InferenceGraph.Weight> checkpointed = new LinkedHashMap<>();
  private final InferenceGraph inference;
  private final InferenceFunction serve;
  private final InferenceFunction signature;
  private final List<Integer> weights = new ArrayList<>();

  /**
   * @param inference with its weights
   */
  ObjectGraph(InferenceGraph inference, InferenceFunction serve, InferenceFunction signature) {
    this.inference = inference;
    this.serve = serve;
    this.signature = signature;
    int root = user("_generic_user_object");
    inference.weights().forEach(weight -> weights.add(variable(weight)));
    child(root, "variables", variables(weight -> true));
    child(root, "trainable_variables", variables(InferenceGraph.Weight::trainable));
    child(root, "non_trainable_variables", variables(weight -> !weight.trainable()));
    child(root, "serve", function());
    int map = user("signature_map");
    child(root, "signatures", map);
    SIGNATURES.forEach(key -> child(map, key, bareFunction()));
  }

  private int add(SavedObject.Builder object) {
    objects.add(object);
    return objects.size() - 1;
  }

  private int user(String identifier) {
    VersionDef version = VersionDef.newBuilder().setProducer(1).setMinConsumer(1).build();
    return add(
        SavedObject.newBuilder()
            .setUserObject(
                SavedUserObject.newBuilder().setIdentifier(identifier).setVersion(version)));
  }

  private void child(int parent, String name, int child) {
    objects
        .get(parent)
        .addChildren(ObjectReference.newBuilder().setNodeId(child).setLocalName(name));
  }

  private int variable(InferenceGraph.Weight weight) {
    int id =
        add(
            SavedObject.newBuilder()
                .setVariable(
                    SavedVariable.newBuilder()
                        .setName(weight.name())
                        .setTrainable(weight.trainable())
                        .setDtype(InferenceGraph.dataType(weight.variable().dtype()))
                        .setShape(SavedModelWriter.shape(weight.variable().shape()))));
    checkpointed.put(id, weight);
    return id;
  }

  private int variables(Predicate<InferenceGraph.Weight> chosen) {
    int list = user("trackable_list_wrapper");
    int count = 0;
    for (int k = 0; k < weights.size(); k++) {
      if (chosen.test(inference.weights().get(k))) {
        child(list, "" + count++, weights.get(k));
      }
    }
    return list;
  }

  private int function() {
    return add(
        SavedObject.newBuilder()
            .setFunction(
                SavedFunction.newBuilder()
                    .addConcreteFunctions(serve.name())
                    .setFunctionSpec(
                        FunctionSpec.newBuilder()
                            .setFullargspec(Structured.fullArgSpec(List.of("args_0"), List.of()))
                            .setInputSignature(
                                Structured.tuple(Structured.oneOrList(serve.inputs()))))));
  }

  private int bareFunction() {
    List<String> keys = signature.inputs().stream().map(ExportedTensor::key).toList();
    return add(
        SavedObject.newBuilder()
            .setBareConcreteFunction(
                SavedBareConcreteFunction.newBuilder()
                    .setConcreteFunctionName(signature.name())
                    .addAllArgumentKeywords(keys)
                    .setFunctionSpec(
                        FunctionSpec.newBuilder()
                            .setFullargspec(Structured.fullArgSpec(List.of(), keys))
                            .setInputSignature(Structured.NONE))));
  }

  /** The objects, as the SavedModel holds them. */
  SavedObjectGraph saved() {
    SavedObjectGraph.Builder graph = SavedObjectGraph.newBuilder();
    objects.forEach(graph::addNodes);
    StructuredValue ordered =
        Structured.tuple(
            Structured.tuple(Structured.oneOrList(serve.inputs())), Structured.byKey(List.of()));
    graph.putConcreteFunctions(
        serve.name(), concrete(ordered, Structured.oneOrList(serve.outputs())));
    StructuredValue byKey =
        Structured.tuple(Structured.tuple(), Structured.byKey(signature.inputs()));
    graph.putConcreteFunctions(
        signature.name(), concrete(byKey, Structured.byKey(signature.outputs())));
    return graph.build();
  }

  private SavedConcreteFunction concrete(StructuredValue inputs, StructuredValue outputs) {
    return SavedConcreteFunction.newBuilder()
        .addAllBoundInputs(weights)
        .setCanonicalizedInputSignature(inputs)
        .setOutputSignature(outputs)
        .build();
  }

  /** The same objects, as the checkpoint holds them: which variable has which key. */
  TrackableObjectGraph checkpointGraph() {
    TrackableObjectGraph.Builder graph = TrackableObjectGraph.newBuilder();
    for (int id = 0; id < objects.size(); id++) {
      TrackableObject.Builder node =
          graph.addNodesBuilder().addAllChildren(objects.get(id).getChildrenList());
      InferenceGraph.Weight weight = checkpointed.get(id);
      if (weight != null) {
        node.addAttributesBuilder()
            .setName("VARIABLE_VALUE")
            .setFullName(weight.name())
            .setCheckpointKey(weight.key());
        node.getHasCheckpointValuesBuilder().setValue(true);
      }
    }
    return graph.build();
  }
}
