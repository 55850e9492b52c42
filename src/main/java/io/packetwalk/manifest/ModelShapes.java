package io.packetwalk.manifest;

import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.Quantity;

/** The shapes of the Kubernetes types, read off the model library once. */
final class ModelShapes {

	private static final Map<Class<?>, Shape> KNOWN = new ConcurrentHashMap<>();

	private static final Map<Class<?>, Map<String, Shape>> FIELDS = new ConcurrentHashMap<>();

	private ModelShapes() {
	}

	/** The shape of a type's objects. */
	static Shape of(Class<?> type) {
		Shape known = KNOWN.get(type);
		if (known == null) {
			known = shape(type);
			KNOWN.put(type, known);
		}
		return known;
	}

	private static Shape shape(Class<?> type) {
		if (type == String.class) {
			return Shape.TEXT;
		}
		if (type == Integer.class || type == int.class) {
			return Shape.WHOLE;
		}
		if (type == Long.class || type == long.class) {
			return Shape.LONG;
		}
		if (type == Boolean.class || type == boolean.class) {
			return Shape.TRUTH;
		}
		if (type == Double.class || type == Float.class) {
			return Shape.REAL;
		}
		if (type == IntOrString.class) {
			return Shape.INT_OR_TEXT;
		}
		if (type == Quantity.class) {
			return Shape.QUANTITY;
		}
		boolean struct = KubernetesResource.class.isAssignableFrom(type) && !type.isInterface() && hasProperties(type);
		return struct ? new Shape.Struct(type.getSimpleName(), () -> fields(type)) : Shape.ANYTHING;
	}

	private static boolean hasProperties(Class<?> type) {
		return Arrays.stream(type.getDeclaredFields())
			.anyMatch((field) -> field.isAnnotationPresent(JsonProperty.class));
	}

	private static Shape of(Type type) {
		if (type instanceof Class<?> plain) {
			return of(plain);
		}
		if (type instanceof ParameterizedType generic) {
			Type[] arguments = generic.getActualTypeArguments();
			if (generic.getRawType() == List.class) {
				return new Shape.ListOf(of(arguments[0]));
			}
			if (generic.getRawType() == Map.class) {
				return new Shape.MapOf(of(arguments[1]));
			}
		}
		return Shape.ANYTHING;
	}

	private static Map<String, Shape> fields(Class<?> type) {
		Map<String, Shape> known = FIELDS.get(type);
		if (known == null) {
			Map<String, Shape> shapes = new TreeMap<>();
			for (Field field : type.getDeclaredFields()) {
				JsonProperty property = field.getAnnotation(JsonProperty.class);
				if (property != null) {
					shapes.put(property.value(), of(field.getGenericType()));
				}
			}
			known = shapes;
			FIELDS.put(type, known);
		}
		return known;
	}

}
