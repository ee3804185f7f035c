// cmark-gfm keeps a pointer of ours with every node.
#include "generator/parse/text_origin.h"

namespace muster {

void set_origin(cmark_node* node, TextOrigin* origin) {
  cmark_iter* iterator = cmark_iter_new(node);
  while (cmark_iter_next(iterator) != CMARK_EVENT_DONE) cmark_node_set_user_data(cmark_iter_get_node(iterator), origin);
  cmark_iter_free(iterator);
}

const TextOrigin& origin_of(cmark_node* node, const TextOrigin& page) {
  const auto* origin = static_cast<const TextOrigin*>(cmark_node_get_user_data(node));
  return origin == nullptr ? page : *origin;
}

}  // namespace muster
