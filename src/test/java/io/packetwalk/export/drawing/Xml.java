package io.packetwalk.export.drawing;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Drawings as a strict XML parser reads them. */
public final class Xml {

	private Xml() {
	}

	public static Document parsed(String text) {
		try {
			DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
			factory.setNamespaceAware(true);
			factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
			factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
			return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
		}
		catch (Exception ex) {
			throw new IllegalArgumentException(ex.getMessage() + " in " + text, ex);
		}
	}

	public static List<Element> elements(Document document, String name) {
		NodeList found = document.getElementsByTagNameNS("*", name);
		return IntStream.range(0, found.getLength()).mapToObj((i) -> (Element) found.item(i)).toList();
	}

	public static Element element(Document document, String name, int index) {
		return (Element) document.getElementsByTagNameNS("*", name).item(index);
	}

}
