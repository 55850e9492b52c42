package io.packetwalk.manifest;

/** The stable codes of what can be wrong with an upload. */
public enum ProblemCode {

	/** A file is no text. */
	BINARY_FILE,
	/** Bytes that are not valid in the file's encoding were replaced by U+FFFD. */
	INVALID_ENCODING,
	/** A file ends its lines as Windows does. */
	WINDOWS_LINE_ENDS,
	/** A file holds no document. */
	EMPTY_FILE,
	/** A document is not YAML. */
	SYNTAX_ERROR,
	/** A document is not YAML because a TAB indents it. */
	TAB_INDENTATION,
	/** A document is not YAML because a line is indented unlike its neighbours. */
	INDENTATION,
	/** A document is a Helm, Go or Jinja template that was not rendered. */
	TEMPLATE_NOT_RENDERED,
	/** A document is another tool's: Kustomize, Helm, Compose. */
	FOREIGN_FILE,
	/** A document is no Kubernetes object. */
	NOT_AN_OBJECT,
	/** An object has no kind. */
	MISSING_KIND,
	/** An object has no apiVersion. */
	MISSING_API_VERSION,
	/** An object has no metadata.name. */
	MISSING_NAME,
	/** An object has a generateName only, and got a name. */
	NAME_GENERATED,
	/** A name is not one that Kubernetes takes. */
	INVALID_NAME,
	/** A built-in API group has no such kind. */
	UNKNOWN_KIND,
	/** A kind does not belong to the apiVersion it was written with. */
	API_VERSION_WRONG,
	/** An apiVersion was removed from Kubernetes. */
	API_VERSION_REMOVED,
	/** An object was kept, but nothing of it is simulated. */
	KIND_NOT_MODELLED,
	/** A field changes networking, but is not simulated. */
	FIELD_NOT_MODELLED,
	/** A kind has no such field. */
	UNKNOWN_FIELD,
	/** A value is of another type than its field. */
	WRONG_TYPE,
	/** A value is not one of those its field takes. */
	INVALID_VALUE,
	/** A field that must be there is not. */
	REQUIRED_FIELD_MISSING,
	/** An object is left out because the API server would refuse it. */
	OBJECT_REFUSED,
	/** A key is written twice in one mapping. */
	DUPLICATE_KEY,
	/** An object is written twice. */
	DUPLICATE_OBJECT,
	/** A value that is or looks like a credential was dropped. */
	SECRET_DROPPED,
	/** More problems of one code than are listed. */
	MORE_PROBLEMS

}
