// The options that keep libxml2 from the network and from expanding entities.
#include "cli/import/xml_document.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

namespace muster {

namespace {

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

std::string taken(xmlChar* text) {
  std::string copy(view(text));
  xmlFree(text);
  return copy;
}

}  // namespace

XmlDocument read_xml(std::string_view bytes) {
  return XmlDocument(xmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr, nullptr,
                                   XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING));
}

XmlDocument read_html(std::string_view bytes) {
  const bool states_encoding = bytes.substr(0, 2048).find("charset") != std::string_view::npos;
  return XmlDocument(htmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr,
                                    states_encoding ? nullptr : "UTF-8",
                                    HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_RECOVER));
}

std::string_view element_name(const xmlNode* node) {
  return node != nullptr && node->type == XML_ELEMENT_NODE ? view(node->name) : std::string_view();
}

std::string attribute_of(const xmlNode* node, std::string_view name) {
  if (element_name(node).empty()) return {};
  for (const xmlAttr* attribute = node->properties; attribute != nullptr; attribute = attribute->next)
    if (view(attribute->name) == name) return taken(xmlNodeListGetString(node->doc, attribute->children, 1));
  return {};
}

std::string text_below(const xmlNode* node) { return taken(xmlNodeGetContent(node)); }

const xmlNode* child_of(const xmlNode* node, std::string_view name) {
  if (node == nullptr) return nullptr;
  for (const xmlNode* child = node->children; child != nullptr; child = child->next)
    if (element_name(child) == name) return child;
  return nullptr;
}

}  // namespace muster
