package io.github.ebuildattest.engine.overlay;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A package's metadata.xml (GLEP 68), of which only upstream's remote-ids matter here.
 *
 * @param remoteIds in the file's order
 */
public record PackageMetadata(List<RemoteId> remoteIds) {

  /** A package without metadata.xml. */
  public static final PackageMetadata EMPTY = new PackageMetadata(List.of());

  /**
   * Where upstream lives.
   *
   * @param type {@code github}, {@code gitlab}, {@code pypi}, …
   * @param value for those {@code owner/name} or the project's name
   */
  public record RemoteId(String type, String value) {}

  public PackageMetadata {
    remoteIds = List.copyOf(remoteIds);
  }

  /**
   * Reads metadata.xml. No DTD is loaded and no entity expanded.
   *
   * @param path for messages
   * @throws MalformedFileException where it is not well-formed XML
   */
  public static PackageMetadata parse(String path, byte[] bytes) throws MalformedFileException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    List<RemoteId> remoteIds = new ArrayList<>();
    List<String> open = new ArrayList<>();
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          String name = reader.getLocalName();
          if (name.equals("remote-id") && open.equals(List.of("pkgmetadata", "upstream"))) {
            String type = reader.getAttributeValue(null, "type");
            String value = reader.getElementText().strip();
            if (type != null) {
              remoteIds.add(new RemoteId(type, value));
            }
          } else {
            open.add(name);
          }
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          open.remove(open.size() - 1);
        } else if (event == XMLStreamConstants.ENTITY_REFERENCE) {
          throw new MalformedFileException(
              path, reader.getLocation().getLineNumber(), "refers to an entity; none is expanded");
        }
      }
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
      throw new MalformedFileException(path, line, "is not well-formed XML");
    }
    return new PackageMetadata(remoteIds);
  }
}
