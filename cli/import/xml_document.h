// libxml2 behind a value: a tree of HTML or XML, read from memory, with nothing fetched and no entity of its own.
#pragma once

#include <libxml/tree.h>

#include <memory>
#include <string>
#include <string_view>

namespace muster {

struct XmlDocumentDeleter {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
using XmlDocument = std::unique_ptr<xmlDoc, XmlDocumentDeleter>;

/// Null when the bytes cannot be read. HTML is read as browsers do, as far as libxml2 can.
XmlDocument read_xml(std::string_view bytes);
XmlDocument read_html(std::string_view bytes);

/// Name of an element without its prefix; empty for anything else.
std::string_view element_name(const xmlNode* node);

/// Value of an attribute by its name without prefix; empty when it is not there.
std::string attribute_of(const xmlNode* node, std::string_view name);

/// All text below a node.
std::string text_below(const xmlNode* node);

/// The first child element of that name, or null.
const xmlNode* child_of(const xmlNode* node, std::string_view name);

}  // namespace muster
